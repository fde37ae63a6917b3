// Stands in for the site when there is no network. It keeps one page in each language and what that page is
// drawn with; whatever a person is shown goes past it and is never kept.
const VERSION = {{ version|safe }};
const KEPT = {{ kept|safe }};
const PAGES = {{ pages|safe }};

self.addEventListener("install", (event) => {
  const asked = KEPT.map((address) => new Request(address, { credentials: "omit", cache: "reload" }));
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(asked)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name.startsWith("highroad-") && name !== VERSION).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

const kept = (address) => caches.open(VERSION).then((cache) => cache.match(address, { ignoreVary: true })).then((found) => found || Response.error());

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const place = new URL(request.url);
  if (request.method !== "GET" || place.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => kept(place.pathname.startsWith("/es/") ? PAGES.es : PAGES.en)));
  } else if (KEPT.includes(place.pathname)) {
    event.respondWith(fetch(request).catch(() => kept(place.pathname)));
  }
});
