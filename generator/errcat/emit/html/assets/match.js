// From a message back to the wording it was written from, in linear time: the twin of the Python
// package's matching, step by step. Wordings are arrays of literals and names by turns.
"use strict";
(() => {
  const OPEN = "\u2068"; // FIRST STRONG ISOLATE
  const CLOSE = "\u2069"; // POP DIRECTIONAL ISOLATE

  const escape = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const countCodePoints = (texts) => texts.reduce((sum, text) => sum + [...text].length, 0);
  const literals = (wording) => wording.parts.filter((_, place) => place % 2 === 0);
  const names = (wording) => wording.parts.filter((_, place) => place % 2 === 1);

  // Builds an index of wordings: { parts, numbers: Set of names, isRightToLeft }.
  function buildIndex(wordings) {
    const index = { exact: new Map(), heads: new Map(), lengths: [] };
    const ranked = wordings
      .map((wording) => ({ wording, size: countCodePoints(literals(wording)) }))
      .sort((one, other) => other.size - one.size); // stable: equal ones keep their order
    ranked.forEach(({ wording }, rank) => add(index, wording, rank));
    index.lengths = [...new Set([...index.heads.keys()].map((head) => head.length))];
    index.lengths.sort((one, other) => one - other);
    return index;
  }

  function add(index, wording, rank) {
    const head = wording.parts[0];
    const tail = wording.parts.at(-1);
    if (wording.parts.length === 1) {
      put(index.exact, head, { rank, wording, values: {} });
      return;
    }
    if (!index.heads.has(head)) index.heads.set(head, { tails: new Map(), lengths: new Set() });
    const group = index.heads.get(head);
    group.lengths.add(tail.length);
    put(group.tails, tail, { rank, wording, units: null });
  }

  function put(map, key, value) {
    if (!map.has(key)) map.set(key, []);
    map.get(key).push(value);
  }

  // Returns candidates { rank, wording, values }, the most specific wording first.
  function match(index, text) {
    const found = [...(index.exact.get(text) ?? [])];
    for (const length of index.lengths) {
      if (length > text.length) break;
      const group = index.heads.get(text.slice(0, length));
      if (group) matchTails(group, text, length, found);
    }
    return found.sort((one, other) => one.rank - other.rank);
  }

  function matchTails(group, text, start, found) {
    for (const length of group.lengths) {
      const end = text.length - length;
      if (end < start) continue;
      for (const pattern of group.tails.get(text.slice(end)) ?? []) {
        const values = matchPattern(pattern, text, start, end);
        if (values) found.push({ rank: pattern.rank, wording: pattern.wording, values });
      }
    }
  }

  function matchPattern(pattern, text, start, end) {
    const { wording } = pattern;
    const own = names(wording);
    const hasNumbers = own.some((name) => wording.numbers.has(name));
    const found = hasNumbers ? findUnits(pattern, text) : divide(wording, text, start, end);
    return found && nameValues(wording, own, found);
  }

  function nameValues(wording, own, found) {
    const values = {};
    for (const [place, name] of own.entries()) {
      const value = read(wording, name, found[place]);
      if (Object.hasOwn(values, name) && values[name] !== value) return null;
      values[name] = value;
    }
    return values;
  }

  function divide(wording, text, start, end) {
    const values = [];
    for (const middle of literals(wording).slice(1, -1)) {
      const place = text.indexOf(middle, start);
      if (place < 0 || place + middle.length > end) return null;
      values.push(text.slice(start, place));
      start = place + middle.length;
    }
    values.push(text.slice(start, end));
    return values;
  }

  function findUnits(pattern, text) {
    pattern.units ??= compileUnits(pattern.wording);
    const values = [];
    let start = 0;
    for (const [number, unit] of pattern.units.entries()) {
      unit.lastIndex = start;
      const found = unit.exec(text);
      if (!found) return null;
      if (number) values.push(text.slice(start, found.index));
      values.push(...found.slice(1));
      start = found.index + found[0].length;
    }
    return values;
  }

  function compileUnits(wording) {
    const plain = "-?[0-9]{1,32}";
    const number = wording.isRightToLeft ? `${OPEN}${plain}${CLOSE}|${plain}` : plain;
    const units = [""];
    wording.parts.forEach((part, place) => {
      if (place % 2 === 0) units[units.length - 1] += escape(part);
      else if (wording.numbers.has(part)) units[units.length - 1] += `(${number})`;
      else units.push("");
    });
    units[units.length - 1] += "$";
    return units.map((unit, place) => new RegExp(unit, place ? "g" : "y"));
  }

  // Numbers are written in the shortest way, as Python writes an int.
  function read(wording, name, value) {
    if (wording.isRightToLeft && value.startsWith(OPEN) && value.endsWith(CLOSE))
      value = value.slice(1, -1);
    return wording.numbers.has(name) ? BigInt(value).toString() : value;
  }

  window.errcatMatch = { buildIndex, match, literals };
})();
