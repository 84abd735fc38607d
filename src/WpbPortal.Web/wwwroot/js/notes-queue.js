// Notes that wait on this device until there is a network: for the page and for the worker that sends in the background. A note holds
// who wrote it, for which kind of thing, and its text sealed to the server's key: the device writes it and cannot read it back.
// Sending again is harmless, for the server takes each number in once; so a note leaves this list only when the server said so.

self.WpbNotes = (() => {
  const database = "wpb-onderweg", patience = 20_000;
  /** Hears of every change, in whichever window or worker it was. */
  const news = new BroadcastChannel(database);
  let opened = null;

  const open = () => opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(database, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("notes", { keyPath: "id" });
      asked.result.createObjectStore("about");
    };
    asked.onsuccess = () => {
      asked.result.onversionchange = asked.result.onclose = () => {
        asked.result.close();
        opened = null;
      };
      resolve(asked.result);
    };
    asked.onerror = () => {
      opened = null;
      reject(asked.error);
    };
  });

  /** Does this in one transaction; gives what it asked for once that stands on the disk. */
  const work = async (list, mode, act) => {
    const transaction = (await open()).transaction(list, mode, { durability: "strict" });
    return new Promise((resolve, reject) => {
      const asked = act(transaction.objectStore(list));
      transaction.oncomplete = () => resolve(asked?.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  };

  const all = async () => (await work("notes", "readonly", (notes) => notes.getAll())).sort((one, other) => one.writtenAt - other.writtenAt);
  const put = (note) => work("notes", "readwrite", (notes) => notes.put(note));
  const remove = (id) => work("notes", "readwrite", (notes) => notes.delete(id));

  /** Changes a note that is still there: another window may have sent it meanwhile. */
  const change = (id, changes) => work("notes", "readwrite", (notes) => {
    const asked = notes.get(id);
    asked.onsuccess = () => { if (asked.result) notes.put({ ...asked.result, ...changes }); };
  });

  /** What is known besides the notes: who is signed in, first names, the server's key, the language. */
  const about = (key) => work("about", "readonly", (about) => about.get(key));
  const know = (facts) => work("about", "readwrite", (about) => { for (const [key, value] of Object.entries(facts)) about.put(value, key); });

  /** Who is signed in and whom she may have talked with are gone from this device; the notes that wait are not. */
  const forget = () => work("about", "readwrite", (about) => { for (const key of ["owner", "partnership", "students", "people"]) about.delete(key); });

  /** Sends one note, and says how it went. */
  const send = async (address, { id, kind, owner, partnership, letter }) => {
    let answer, said = null;
    try {
      const body = JSON.stringify({ id, kind, owner, partnership, letter });
      answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body, redirect: "manual", signal: AbortSignal.timeout?.(patience) });
      if (answer.ok) said = await answer.json();
    } catch {
      return "offline";
    }
    if (said?.needsPlace === false) {
      await remove(id);
      return "arrived";
    }
    if (said?.needsPlace === true) {
      await change(id, { state: "place", letter: null });
      return "place";
    }
    if (answer.type === "opaqueredirect" || answer.status === 401) return "signedOut";
    if (answer.status === 404) return "foreign";
    if (answer.status !== 422) return "offline";
    await change(id, { state: "unreadable" });
    return "unreadable";
  };

  /** Sends what waits, the oldest first; gives which arrived, and how many went otherwise. What somebody else wrote stays until she is here. */
  const sendAll = async (address) => {
    const went = { arrived: [], place: 0, unreadable: 0, foreign: 0, signedOut: 0, offline: 0 };
    const owner = await about("owner");
    for (const note of await all()) {
      if (note.state !== "waiting") continue;
      const how = owner && note.owner !== owner ? "foreign" : await send(address, note);
      if (how === "arrived") went.arrived.push(note.id);
      else went[how]++;
      if (how === "offline" || how === "signedOut") break;
    }
    if (went.arrived.length + went.place + went.unreadable > 0) news.postMessage(went);
    return went;
  };

  return { all, put, change, remove, about, know, forget, sendAll, news };
})();
