// Keeps the answers of a form in this browser, for its owner alone. Every page works without it.
(() => {
  const read = (name) => { try { return JSON.parse(localStorage.getItem(name)) || {}; } catch { return {}; } };
  const form = document.querySelector("form[data-keep]");
  if (form) {
    const name = form.dataset.keep;
    const kept = read(name);
    const known = new FormData(form);
    for (const [field, value] of Object.entries(kept)) {
      if (known.has(field) && known.get(field) !== "") continue;
      const found = [...form.elements].filter((one) => one.name === field);
      if (!found.length) {
        for (const each of [value].flat()) {
          const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: field, value: each });
          form.append(hidden);
        }
      }
      for (const one of found) {
        if (one.type === "radio" || one.type === "checkbox") one.checked = [value].flat().includes(one.value);
        else one.value = value;
      }
    }
    const keep = () => {
      const now = {};
      const data = new FormData(form);
      for (const field of new Set(data.keys())) {
        if (field === "csrfmiddlewaretoken" || field === "to") continue;
        const all = data.getAll(field).filter((value) => typeof value === "string");
        now[field] = all.length > 1 ? all : all[0];
      }
      try { localStorage.setItem(name, JSON.stringify(now)); } catch { /* a browser that keeps nothing */ }
    };
    form.addEventListener("change", keep);
    form.addEventListener("submit", keep);
    const forget = document.querySelector("[data-forget]");
    if (forget) {
      forget.hidden = false;
      forget.addEventListener("click", () => { localStorage.removeItem(name); location.assign(form.action); });
    }
  }
  const fill = document.querySelector("[data-fill]");
  const into = fill && document.getElementById(fill.dataset.fill);
  const kept = into && read(into.dataset.keptAs);
  if (kept && Object.keys(kept).length) {
    fill.hidden = false;
    fill.addEventListener("click", () => {
      const answers = Object.fromEntries(Object.entries(kept).filter(([field]) => field.startsWith("q_")).map(([field, value]) => [field.slice(2), value]));
      into.value = JSON.stringify({ kind: into.dataset.keptAs, version: 1, answers });
    });
  }
})();
