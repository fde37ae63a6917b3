// Makes a side's key in this browser and countersigns with it. The private key never leaves: it is kept
// where scripts can use but not read it, or in a file that only a passphrase opens. Without this script,
// or where the browser knows no Ed25519, the page offers the program and the file instead.
(() => {
  const ED = "Ed25519";
  const ROUNDS = 600000;
  const encoder = new TextEncoder();
  const bytes = (text) => encoder.encode(text);
  const toBase64 = (raw) => btoa(String.fromCharCode(...new Uint8Array(raw)));
  const fromBase64 = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  const joined = (...parts) => {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) { all.set(part, at); at += part.length; }
    return all;
  };
  const sha256 = async (raw) => new Uint8Array(await crypto.subtle.digest("SHA-256", raw));
  const same = (a, b) => a.length === b.length && a.every((one, at) => one === b[at]);
  const hex = (raw) => Array.from(raw, (one) => one.toString(16).padStart(2, "0")).join("");

  // ---- what this browser keeps: the key (not readable), the last checkpoint, the log's key ----

  const opened = () => new Promise((resolve, reject) => {
    const asked = indexedDB.open("highroad-witness", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("kept");
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const kept = async (mode, act) => {
    const base = await opened();
    return new Promise((resolve, reject) => {
      const turn = base.transaction("kept", mode);
      const asked = act(turn.objectStore("kept"));
      turn.oncomplete = () => resolve(asked.result);
      turn.onerror = () => reject(turn.error);
    });
  };
  const keep = (name, value) => kept("readwrite", (store) => store.put(value, name));
  const find = (name) => kept("readonly", (store) => store.get(name));

  // ---- keys ----

  const keyId = async (name, kind, raw) =>
    (await sha256(joined(bytes(`${name}\n`), Uint8Array.of(kind), raw))).slice(0, 4);
  const spelled = async (name, kind, raw) =>
    `${name}+${hex(await keyId(name, kind, raw))}+${toBase64(joined(Uint8Array.of(kind), raw))}`;
  const read = (key) => {
    const first = key.indexOf("+");
    const second = key.indexOf("+", first + 1);
    return { name: key.slice(0, first), raw: fromBase64(key.slice(second + 1)).slice(1) };
  };
  const wrapping = async (passphrase, salt) => {
    const from = await crypto.subtle.importKey("raw", bytes(passphrase), "PBKDF2", false, ["deriveKey"]);
    return crypto.subtle.deriveKey(
      { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS }, from,
      { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"],
    );
  };
  const locked = async (pair, publicKey, passphrase) => {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const raw = await crypto.subtle.exportKey("pkcs8", pair.privateKey);
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await wrapping(passphrase, salt), raw);
    return JSON.stringify({
      format: "highroad-witness-key/v1", public_key: publicKey, rounds: ROUNDS,
      salt: toBase64(salt), iv: toBase64(iv), sealed: toBase64(sealed),
    });
  };
  const unlocked = async (text, passphrase) => {
    const told = JSON.parse(text);
    const by = await wrapping(passphrase, fromBase64(told.salt));
    const raw = await crypto.subtle.decrypt({ name: "AES-GCM", iv: fromBase64(told.iv) }, by, fromBase64(told.sealed));
    return crypto.subtle.importKey("pkcs8", raw, ED, false, ["sign"]);
  };

  // ---- the tree: whether the new record begins with the old one (RFC 6962, 2.1.2) ----

  const node = (left, right) => sha256(joined(Uint8Array.of(1), left, right));
  const split = (size) => { let half = 1; while (half * 2 < size) half *= 2; return half; };
  const rebuilt = async (old, size, path, known) => {
    if (old === size) {
      if (path.length !== (known ? 0 : 1)) throw new Error("fork");
      const root = known ?? path[0];
      return [root, root];
    }
    if (!path.length) throw new Error("fork");
    const middle = split(size);
    const step = path[path.length - 1];
    const rest = path.slice(0, -1);
    if (old <= middle) {
      const [before, after] = await rebuilt(old, middle, rest, known);
      return [before, await node(after, step)];
    }
    const [before, after] = await rebuilt(old - middle, size - middle, rest, null);
    return [await node(step, before), await node(step, after)];
  };

  // ---- countersigning ----

  const parsed = async (body, logKey) => {
    const gap = body.indexOf("\n\n");
    const note = body.slice(gap + 2);
    const [first, ...steps] = body.slice(0, gap).split("\n");
    const end = note.indexOf("\n\n");
    const text = note.slice(0, end + 1);
    const [origin, size, root] = text.split("\n");
    const log = read(logKey);
    const start = `— ${log.name} `;
    const line = note.slice(end + 2).split("\n").find((one) => one.startsWith(start));
    const signed = line ? fromBase64(line.slice(start.length)) : new Uint8Array();
    const key = await crypto.subtle.importKey("raw", log.raw, ED, false, ["verify"]);
    const holds = origin === log.name && signed.length === 68 &&
      same(signed.slice(0, 4), await keyId(log.name, 1, log.raw)) &&
      await crypto.subtle.verify(ED, key, signed.slice(4), bytes(text));
    if (!holds) throw new Error("logChanged");
    return { old: Number(first.slice(4)), path: steps.map(fromBase64), note, text, size: Number(size), root: fromBase64(root) };
  };
  const check = async (asked, seen) => {
    if (seen && asked.size < seen.size) throw new Error("rolled");
    if (!seen) { if (asked.path.length) throw new Error("fork"); return; }
    const [before, after] = await rebuilt(seen.size, asked.size, asked.path, seen.root);
    if (!same(before, seen.root) || !same(after, asked.root)) throw new Error("fork");
  };
  const signedLine = async (privateKey, publicKey, text) => {
    const { name, raw } = read(publicKey);
    const now = Math.floor(Date.now() / 1000);
    const stamp = new Uint8Array(8);
    new DataView(stamp.buffer).setBigUint64(0, BigInt(now));
    const message = bytes(`cosignature/v1\ntime ${now}\n${text}`);
    const signature = new Uint8Array(await crypto.subtle.sign(ED, privateKey, message));
    return `— ${name} ${toBase64(joined(await keyId(name, 4, raw), stamp, signature))}\n`;
  };

  // ---- the two pages ----

  const say = (panel, words, isWrong) => {
    const line = panel.querySelector("[data-say]");
    line.hidden = false;
    line.className = isWrong ? "notice error" : "notice success";
    line.textContent = words;
  };
  const offer = (panel, name, text, kind) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: kind }));
    link.download = name;
    link.textContent = name;
    return { link, take: () => link.click(), show: (place) => { place.hidden = false; place.replaceChildren(link); } };
  };

  const make = async (panel, way) => {
    const { name, logKey, made, trouble } = panel.dataset;
    try {
      const passphrase = document.getElementById("passphrase").value;
      if (way === "file" && passphrase.length < 12) {
        document.getElementById("passphrase").focus();
        return;
      }
      const tail = hex(crypto.getRandomValues(new Uint8Array(4)));
      const pair = await crypto.subtle.generateKey(ED, way === "file", ["sign", "verify"]);
      const raw = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
      const publicKey = await spelled(`${name}-${tail}`, 4, raw);
      if (way === "file") {
        offer(panel, `${name.split("/").pop()}-key.json`, await locked(pair, publicKey, passphrase), "application/json").take();
      }
      await keep(publicKey, { key: way === "file" ? null : pair.privateKey, logKey, seen: null });
      const field = document.querySelector("[name=public_key]");
      field.value = publicKey;
      field.focus();
      say(panel, made);
    } catch {
      say(panel, trouble, true);
    }
  };

  const privateKeyOf = async (mine) => {
    if (mine?.key) return mine.key;
    const file = document.getElementById("key-file").files[0];
    if (!file) throw new Error("missing");
    try {
      return await unlocked(await file.text(), document.getElementById("passphrase").value);
    } catch {
      throw new Error("missing");
    }
  };

  const press = async (panel) => {
    const { api, sizes, publicKey } = panel.dataset;
    let shown = "";
    let mine = await find(publicKey);
    try {
      const privateKey = await privateKeyOf(mine);
      mine ??= { key: null, logKey: panel.dataset.logKey, seen: null };
      if (mine.logKey !== panel.dataset.logKey) throw new Error("logChanged");
      for (const size of sizes.split(" ").map(Number)) {
        if (mine.seen && size < mine.seen.size) throw new Error("rolled");
        const answer = await fetch(`${api}/add-checkpoint?old=${mine.seen?.size ?? 0}&size=${size}`);
        if (!answer.ok) throw new Error("trouble");
        shown = await answer.text();
        const asked = await parsed(shown, mine.logKey);
        if (asked.size !== size) throw new Error("trouble");
        await check(asked, mine.seen);
        const line = await signedLine(privateKey, publicKey, asked.text);
        mine = { ...mine, seen: { size: asked.size, root: asked.root, note: asked.note } };
        await keep(publicKey, mine);
        const brought = await fetch(`${api}/cosignatures`, {
          method: "POST", headers: { "Content-Type": "text/plain; charset=utf-8" }, body: asked.note + line,
        });
        if (!brought.ok) throw new Error("trouble");
      }
      say(panel, panel.dataset.signed);
      location.reload();
    } catch (error) {
      const words = panel.dataset[error.message] ?? panel.dataset.trouble;
      say(panel, words, true);
      if (error.message === "missing") panel.querySelector("[data-key-file]").hidden = false;
      if (["fork", "rolled", "logChanged"].includes(error.message)) {
        const told = `Countersigned before:\n\n${mine?.seen?.note ?? ""}\n\nShown now:\n\n${shown}`;
        offer(panel, "evidence.txt", told, "text/plain").show(panel.querySelector("[data-evidence]"));
      }
    }
  };

  const start = async () => {
    try {
      await crypto.subtle.generateKey(ED, false, ["sign", "verify"]);
    } catch {
      return;
    }
    for (const panel of document.querySelectorAll("[data-make-key]")) {
      panel.hidden = false;
      for (const button of panel.querySelectorAll("[data-keep]")) {
        button.addEventListener("click", () => make(panel, button.dataset.keep));
      }
    }
    for (const panel of document.querySelectorAll("[data-countersign]")) {
      panel.hidden = false;
      panel.querySelector("[data-key-file]").hidden = Boolean((await find(panel.dataset.publicKey))?.key);
      panel.querySelector("[data-press]").addEventListener("click", () => press(panel));
    }
  };
  start();
})();
