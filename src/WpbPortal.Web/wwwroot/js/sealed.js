// Letters that a device keeps until the server has them, and cannot read itself: each is closed with the server's public key
// (ECDH on P-256 with a key made for that one letter, HKDF, AES-GCM), and only whoever it was closed for gets it opened again.
// What lies open is for whom, under which name, which number and when; docs/decisions/0008-sealed-letters.md says why.

const subtle = globalThis.crypto?.subtle;
const curve = { name: "ECDH", namedCurve: "P-256" };
const utf8 = (text) => new TextEncoder().encode(text);

const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const toBase64 = (bytes) => {
  let text = "";
  // In pieces: a call takes only so many arguments.
  for (let from = 0; from < bytes.length; from += 0x8000) text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(text);
};

/** The server's key and who is signed in, from the head of the page; owner is empty where nobody is. */
export const addressee = () => {
  const { content: publicKey = "", dataset } = document.querySelector("meta[name=sealed-letters]") ?? {};
  return { publicKey, owner: dataset?.owner ?? "" };
};

/** Whether this browser can keep sealed letters: over https or on localhost, where the page says with what key. */
export const canKeep = () => !!subtle && !!globalThis.indexedDB && addressee().publicKey !== "";

/** Closes a text for one owner and one name; gives it as base64. SealedLetters.Open is the other side. */
export const seal = async (publicKey, text, owner, name) => {
  const server = await subtle.importKey("raw", fromBase64(publicKey), curve, false, []);
  const once = await subtle.generateKey(curve, false, ["deriveBits"]);
  const oncePublic = new Uint8Array(await subtle.exportKey("raw", once.publicKey));
  const shared = await subtle.importKey("raw", await subtle.deriveBits({ name: "ECDH", public: server }, once.privateKey, 256), "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: oncePublic, info: utf8("wpbportal sealed letter 1") };
  const key = await subtle.deriveKey(how, shared, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const closed = new Uint8Array(await subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: utf8(`${owner}\n${name}`) }, key, utf8(text)));
  const whole = new Uint8Array(oncePublic.length + nonce.length + closed.length);
  whole.set(oncePublic);
  whole.set(nonce, oncePublic.length);
  whole.set(closed, oncePublic.length + nonce.length);
  return toBase64(whole);
};

const asPromise = (request) => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});

let opened = null;

const database = () => opened ??= new Promise((done, failed) => {
  const request = indexedDB.open("wpbportal-sealed", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("letters", { keyPath: ["owner", "name", "writer"] });
  request.onsuccess = () => {
    // Another page may want to do away with all of it; this one then begins again.
    request.result.onversionchange = () => { request.result.close(); opened = null; };
    done(request.result);
  };
  request.onerror = () => { opened = null; failed(request.error); };
});

const act = async (mode, work) => {
  const transaction = (await database()).transaction("letters", mode, { durability: "strict" });
  const over = new Promise((done, failed) => { transaction.oncomplete = done; transaction.onabort = () => failed(transaction.error); });
  const result = await work(transaction.objectStore("letters"));
  await over;
  return result;
};

/** What waits on this device. A letter is { owner, name, writer, sequence, at, sealed }; writer tells windows apart. */
export const letters = {
  /** Keeps a letter, in the place of an earlier one of the same writer. */
  keep: (letter) => act("readwrite", (store) => asPromise(store.put(letter))),

  /** Everything that waits for one owner, the oldest first. */
  of: async (owner) => {
    const found = await act("readonly", (store) => asPromise(store.getAll(IDBKeyRange.bound([owner], [owner, []]))));
    return found.sort((one, other) => one.at - other.at);
  },

  /** Drops a letter that the server has, unless a later one has taken its place. */
  drop: ({ owner, name, writer, sequence }) => act("readwrite", async (store) => {
    const kept = await asPromise(store.get([owner, name, writer]));
    if (kept && kept.sequence <= sequence) await asPromise(store.delete([owner, name, writer]));
  }),

  /** Drops everybody's letters from before a moment. */
  dropBefore: (moment) => act("readwrite", async (store) => {
    for (const { owner, name, writer, at } of await asPromise(store.getAll())) if (at < moment) store.delete([owner, name, writer]);
  }),
};
