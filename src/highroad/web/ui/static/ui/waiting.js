// Hours that wait on this phone until there is a network: written by one person, read and sent by that person alone.
// Kept are what was typed and a mark that only the site can tie to an account. Every page works without it.
const waitingHours = (() => {
  const LIST = "hours-waiting";
  const WHO = "hours-of";
  const KEPT_FOR = 90 * 24 * 60 * 60 * 1000;
  const get = (name) => { try { return localStorage.getItem(name) || ""; } catch { return ""; } };
  const set = (name, value) => {
    try { if (value) localStorage.setItem(name, value); else localStorage.removeItem(name); return true; } catch { return false; }
  };
  const all = () => {
    try { return JSON.parse(get(LIST) || "[]").filter((entry) => Date.now() - entry.at < KEPT_FOR); } catch { return []; }
  };
  const keep = (list) => set(LIST, list.length ? JSON.stringify(list) : "");
  return {
    isPossible: Boolean(window.crypto?.randomUUID),
    who: () => get(WHO),
    belongTo: (mark) => set(WHO, mark),
    of: (mark) => (mark ? all().filter((entry) => entry.mark === mark) : []),
    add: (mark, entry) => keep([...all(), { ...entry, mark, at: Date.now() }]),
    change: (key, more) => keep(all().map((entry) => (entry.client_key === key ? { ...entry, ...more } : entry))),
    drop: (key) => keep(all().filter((entry) => entry.client_key !== key)),
    forget: (mark) => { keep(all().filter((entry) => entry.mark !== mark)); set(WHO, ""); },
    say: (entry) => [entry.day, `${entry.hours} h`, entry.title || entry.note, entry.site].filter(Boolean).join(" · "),
  };
})();

(() => {
  const mark = document.body.dataset.mark;
  if (!mark) return;
  if (waitingHours.who() && waitingHours.who() !== mark) waitingHours.belongTo("");
  const own = document.querySelector("[data-worker]");
  if (own) {
    waitingHours.belongTo(mark);
    navigator.serviceWorker?.register(own.dataset.worker, { scope: "/" }).catch(() => { /* a browser without one */ });
  }
  document.addEventListener("submit", (event) => {
    const words = event.target.dataset.signOut;
    if (words === undefined) return;
    if (waitingHours.of(mark).length && !window.confirm(words)) { event.preventDefault(); return; }
    waitingHours.forget(mark);
  });
})();
