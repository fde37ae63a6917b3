#!/usr/bin/env node
// A second verifier of a Highroad record, written from docs/reference/ledger-format.md alone.
//
//     node verify.mjs BUNDLE.zip [--policy FILE]
//     node verify.mjs --many LIST        one bundle a line; answers a line each: code and path
//
// Node's standard library only, no network. Exit code: 0 the record is whole, 1 it is not, 2 it cannot
// be read. It shares no line with verify.py, so that two mistakes would have to agree.
import { createHash, createPublicKey, verify as ed25519 } from "node:crypto";
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";

const ENTRY = /^\{"act":"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+","actor":"(?:[a-z]{1,8}-[0-9a-f]{8,64}|system)","at":"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z","commit":"((?:[0-9a-f]{64})?)","object":"[a-z0-9_.]{1,80}:[0-9A-Za-z._-]{1,100}","seq":([1-9][0-9]{0,17}),"side":"(?:labor|management|third)?"\}$/;
const NAMED = ["README.txt", "policy.txt", "verify.py", "entries.jsonl", "leaves.bin", "openings.txt"];
const CHECKPOINT = /^checkpoints\/([0-9]{20})\.txt$/;
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

class Unreadable extends Error {}
class Fault extends Error {}

const sha256 = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const ZERO = Buffer.from([0]);
const ONE = Buffer.from([1]);

// ---- zip ----

function crc32(bytes) {
  crc32.table ??= Int32Array.from({ length: 256 }, (_, start) => {
    let value = start;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  let crc = -1;
  for (const byte of bytes) crc = (crc >>> 8) ^ crc32.table[(crc ^ byte) & 255];
  return (crc ^ -1) >>> 0;
}

function unzipped(path) {
  let raw;
  try { raw = readFileSync(path); } catch (error) { throw new Unreadable(error.message); }
  const end = raw.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0 || end + 22 > raw.length) throw new Unreadable("not a zip");
  let count = raw.readUInt16LE(end + 10);
  let at = raw.readUInt32LE(end + 16);
  if (at === 0xffffffff || count === 0xffff) {
    const large = raw.lastIndexOf(Buffer.from("PK\x06\x06", "latin1"));
    if (large < 0) throw new Unreadable("not a zip");
    count = Number(raw.readBigUInt64LE(large + 32));
    at = Number(raw.readBigUInt64LE(large + 48));
  }
  const files = new Map();
  for (let turn = 0; turn < count; turn += 1) {
    if (at + 46 > raw.length || raw.readUInt32LE(at) !== 0x02014b50) throw new Unreadable("the zip's list is damaged");
    const lengths = [raw.readUInt16LE(at + 28), raw.readUInt16LE(at + 30), raw.readUInt16LE(at + 32)];
    const name = raw.toString("utf8", at + 46, at + 46 + lengths[0]);
    const found = { method: raw.readUInt16LE(at + 10), crc: raw.readUInt32LE(at + 16), packed: raw.readUInt32LE(at + 20), size: raw.readUInt32LE(at + 24), start: raw.readUInt32LE(at + 42) };
    widen(found, raw.subarray(at + 46 + lengths[0], at + 46 + lengths[0] + lengths[1]));
    files.set(name, [...(files.get(name) ?? []), () => content(raw, found)]);
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  return files;
}

function widen(found, extra) {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let place = at + 4;
    for (const field of ["size", "packed", "start"]) {
      if (found[field] === 0xffffffff) { found[field] = Number(extra.readBigUInt64LE(place)); place += 8; }
    }
  }
}

function content(raw, found) {
  if (found.start + 30 > raw.length || raw.readUInt32LE(found.start) !== 0x04034b50) throw new Fault("a file of the zip is damaged");
  const from = found.start + 30 + raw.readUInt16LE(found.start + 26) + raw.readUInt16LE(found.start + 28);
  const packed = raw.subarray(from, from + found.packed);
  let bytes;
  try {
    bytes = found.method === 8 ? inflateRawSync(packed) : found.method === 0 ? packed : null;
  } catch { throw new Fault("a file of the zip is damaged"); }
  if (bytes === null || bytes.length !== found.size || crc32(bytes) !== found.crc) throw new Fault("a file of the zip is damaged");
  return bytes;
}

// ---- keys, policies, notes ----

function decoded(text) {
  const raw = Buffer.from(text, "base64");
  if (raw.toString("base64") !== text) throw new Error("not the only spelling of base64");
  return raw;
}

function keyOf(text, kind) {
  const [, name, id, blob] = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(text) ?? [];
  if (name === undefined) throw new Error("not a key");
  const raw = decoded(blob);
  const number = sha256(name, "\n", raw).subarray(0, 4);
  if (raw.length !== 33 || raw[0] !== kind || number.toString("hex") !== id) throw new Error("not a key");
  const object = createPublicKey({ key: Buffer.concat([SPKI, raw.subarray(1)]), format: "der", type: "spki" });
  return { name, kind, number, object };
}

function signs(key, text, raw) {
  if (key.kind === 1) return raw.length === 64 && ed25519(null, text, key.object, raw);
  if (raw.length !== 72) return false;
  const head = Buffer.from(`cosignature/v1\ntime ${raw.readBigUInt64BE(0)}\n`);
  return ed25519(null, Buffer.concat([head, text]), key.object, raw.subarray(8));
}

function policyOf(raw) {
  const policy = { logs: new Map(), witnesses: new Map(), groups: new Map(), quorum: "" };
  const isKnown = (name) => policy.witnesses.has(name) || policy.groups.has(name);
  try {
    for (const line of strictText(raw).split("\n")) {
      const words = line.trim().split(/\s+/).filter(Boolean);
      if (words.length && !words[0].startsWith("#")) takeLine(policy, words, isKnown);
    }
  } catch (error) { throw new Unreadable(`policy: ${error.message}`); }
  if (!policy.quorum) throw new Unreadable("policy: no quorum");
  return policy;
}

function takeLine(policy, words, isKnown) {
  const isNew = () => words[1] !== "none" && !isKnown(words[1]);
  if (words[0] === "log") {
    const key = keyOf(words[1], 1);
    policy.logs.set(key.name, [...(policy.logs.get(key.name) ?? []), key]);
  } else if (words[0] === "witness" && isNew()) {
    policy.witnesses.set(words[1], keyOf(words[2], 4));
  } else if (words[0] === "group" && isNew()) {
    const members = words.slice(3);
    const least = { any: 1, all: members.length }[words[2]] ?? Number.parseInt(words[2], 10);
    if (!(least >= 1 && least <= members.length) || !members.every(isKnown)) throw new Error("group");
    policy.groups.set(words[1], { least, members });
  } else if (words[0] === "quorum" && !policy.quorum && (words[1] === "none" || isKnown(words[1]))) {
    policy.quorum = words[1];
  } else throw new Error(`line ${words.join(" ")}`);
}

function isMet(policy, name, signed) {
  const group = policy.groups.get(name);
  if (!group) return name === "none" || signed.has(name);
  return group.members.filter((member) => isMet(policy, member, signed)).length >= group.least;
}

function strictText(raw) {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
}

function checkpointOf(raw, policy) {
  const whole = strictText(raw);
  const gap = whole.lastIndexOf("\n\n");
  if (gap < 0 || !whole.endsWith("\n") || gap + 2 >= whole.length) throw new Error("not a signed note");
  const text = whole.slice(0, gap + 1);
  const [, origin, size, root] = /^([^\n]+)\n(0|[1-9][0-9]{0,17})\n([^\n]+)\n$/.exec(text) ?? [];
  if (origin === undefined || decoded(root).length !== 32) throw new Error("not origin, size, root");
  const own = policy.logs.get(origin);
  if (!own) throw new Error("of a log that the policy does not name");
  const signed = new Set();
  let isOwn = false;
  for (const line of whole.slice(gap + 2, -1).split("\n")) {
    const [, name, blob] = /^— ([^ ]+) ([^ ]+)$/.exec(line) ?? [];
    if (name === undefined) throw new Error("a signature line is misspelled");
    const bytes = decoded(blob);
    const fits = (key) => key.name === name && key.number.equals(bytes.subarray(0, 4));
    const holds = (key) => {
      if (!signs(key, Buffer.from(text), bytes.subarray(4))) throw new Error(`the signature of ${name} does not hold`);
      return true;
    };
    if (own.some((key) => fits(key) && holds(key))) isOwn = true;
    for (const [who, key] of policy.witnesses) if (fits(key) && holds(key)) signed.add(who);
  }
  if (!isOwn) throw new Error("not signed by the log");
  return { origin, size: Number(size), root: decoded(root), signed };
}

// ---- the eight conditions of section 7 ----

function* lines(bytes) {
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at);
    if (end < 0) throw new Fault("a last line without line feed");
    yield bytes.subarray(at, end);
    at = end + 1;
  }
}

function file(files, name) {
  const found = files.get(name) ?? [];
  if (found.length !== 1) throw new Fault(`${name} is missing, or there twice`);
  return found[0]();
}

function headsOf(files, policy) {
  const heads = [];
  for (const name of files.keys()) {
    const named = CHECKPOINT.exec(name);
    if (!named) {
      if (!NAMED.includes(name)) throw new Fault(`a file that does not belong here: ${name}`);
      continue;
    }
    try {
      const head = checkpointOf(file(files, name), policy);
      if (head.size !== Number(named[1])) throw new Error("under another size");
      heads.push(head);
    } catch (error) { throw new Fault(`${name}: ${error.message}`); }
  }
  if (!heads.length) throw new Fault("no checkpoint");
  if (new Set(heads.map((head) => head.origin)).size > 1) throw new Fault("checkpoints of several logs");
  if (!heads.some((head) => isMet(policy, policy.quorum, head.signed))) throw new Fault("countersignatures are missing");
  return heads.sort((one, other) => one.size - other.size);
}

function openingsOf(files) {
  const found = new Map();
  let last = 0;
  for (const line of lines(file(files, "openings.txt"))) {
    const told = /^([1-9][0-9]{0,17}) ([0-9a-f]{64}) ([^]+)$/.exec(line.toString("latin1"));
    if (!told || Number(told[1]) <= last) throw new Fault("openings are misspelled or out of order");
    last = Number(told[1]);
    const salted = Buffer.concat([Buffer.from(told[2], "hex"), Buffer.from(told[3], "latin1")]);
    found.set(last, sha256(salted).toString("hex"));
  }
  return found;
}

function rootOf(peaks) {
  if (!peaks.length) return sha256("");
  return peaks.slice(0, -1).reduceRight((root, peak) => sha256(ONE, peak, root), peaks[peaks.length - 1]);
}

function check(files, policy) {
  for (const [name, found] of files) if (found.length > 1) throw new Fault(`${name} is there twice`);
  const heads = headsOf(files, policy);
  const due = new Map(heads.map((head) => [head.size, head.root]));
  const leaves = file(files, "leaves.bin");
  const openings = openingsOf(files);
  const peaks = [];
  let size = 0;
  const compare = () => {
    if (due.has(size) && !due.get(size).equals(rootOf(peaks))) throw new Fault(`the tree differs at ${size}`);
    due.delete(size);
  };
  compare();
  for (const line of lines(file(files, "entries.jsonl"))) {
    const told = ENTRY.exec(line.toString("latin1"));
    if (!told || Number(told[2]) !== size + 1) throw new Fault(`entry ${size + 1} is misspelled or moved`);
    let node = sha256(ZERO, line);
    if (!node.equals(leaves.subarray(32 * size, 32 * size + 32))) throw new Fault(`the listed leaf ${size + 1} differs`);
    const opening = openings.get(size + 1);
    if (opening !== undefined && opening !== told[1]) throw new Fault(`the content of entry ${size + 1} differs`);
    openings.delete(size + 1);
    for (let index = size; index & 1; index = (index - 1) / 2) node = sha256(ONE, peaks.pop(), node);
    peaks.push(node);
    size += 1;
    compare();
  }
  if (leaves.length !== 32 * size) throw new Fault("more leaves than entries");
  if (openings.size) throw new Fault("content without an entry");
  if (due.size) throw new Fault("entries are cut off");
  if (size > heads[heads.length - 1].size) throw new Fault("entries beyond the newest checkpoint");
  return { size, root: rootOf(peaks) };
}

function verdict(path, policyPath) {
  try {
    const files = unzipped(path);
    const own = policyPath ? readFileSync(policyPath) : null;
    let raw = own;
    if (raw === null) {
      try { raw = file(files, "policy.txt"); } catch (error) { throw new Unreadable(error.message); }
    }
    const found = check(files, policyOf(raw));
    return { code: 0, words: `WHOLE: ${found.size} entries. Root ${found.root.toString("hex")}` };
  } catch (error) {
    if (error instanceof Unreadable) return { code: 2, words: `Cannot be read: ${error.message}` };
    if (error instanceof Fault) return { code: 1, words: `NOT WHOLE: ${error.message}` };
    throw error;
  }
}

const [first, second, third] = process.argv.slice(2);
if (first === "--many") {
  const answers = readFileSync(second, "utf8").split("\n").filter(Boolean).map((path) => `${verdict(path).code} ${path}`);
  console.log(answers.join("\n"));
} else if (first) {
  const found = verdict(first, second === "--policy" ? third : undefined);
  console.log(found.words);
  process.exitCode = found.code;
} else {
  console.log("node verify.mjs BUNDLE.zip [--policy FILE]");
  process.exitCode = 2;
}
