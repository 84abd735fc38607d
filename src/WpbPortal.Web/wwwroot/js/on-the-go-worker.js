// Keeps the pages for on the way on the device, so that they open without network: those pages, their style, scripts and sign, and nothing
// else of the portal. The server puts before this what they are called (self.shell); another build has other names, and so another worker.

const { version, pages, queue, files, notes } = self.shell;
const kept = `onderweg-${version}`;

importScripts(queue);

const keep = async () => {
  const shelf = await caches.open(kept);
  await Promise.all([...Object.values(pages).flatMap(Object.values), ...files].map(async (address) => {
    // Nobody's: without cookies, so that nothing of who is signed in comes along.
    const answer = await fetch(address, { credentials: "omit" });
    if (!answer.ok || answer.redirected) throw new Error(`${address}: ${answer.status}`);
    await shelf.put(address, answer);
  }));
  await self.skipWaiting();
};

const tidy = async () => {
  for (const name of await caches.keys()) if (name.startsWith("onderweg-") && name !== kept) await caches.delete(name);
  await self.clients.claim();
};

const find = async (address, request) => (await (await caches.open(kept)).match(address)) ?? fetch(request);

const openPage = async (page, request) => find(page[await WpbNotes.about("language")] ?? page.nl, request);

const sendInTheBackground = async () => {
  const { offline } = await WpbNotes.sendAll(notes);
  // Broken off: the browser tries again later by itself.
  if (offline > 0) throw new Error("still waiting");
};

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("sync", (event) => { if (event.tag === "notities") event.waitUntil(sendInTheBackground()); });

self.addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && pages[pathname] && !new URLSearchParams(search).has("taal")) event.respondWith(openPage(pages[pathname], request));
  else if (files.includes(pathname)) event.respondWith(find(pathname, request));
});
