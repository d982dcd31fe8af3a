// What a reader pasted: which codes it speaks of, and which values stand in it. A whole response,
// a line of a log with a response or a message in it, or a bare message.
"use strict";
(() => {
  const { buildIndex, match, literals } = window.errcatMatch;
  // Bounds, so that no text keeps the browser busy.
  const LONGEST = 50_000;
  const MOST_BODIES = 50;
  const MOST_TAILS = 100;
  const LONGEST_TAIL = 4_000;
  const LONGEST_NAME = 200;
  const SEPARATORS = new Set(":-–—|>)]}=\"'“‘");
  const CLOSING = new Set(" \t\"'”’,;)]}");

  class Reader {
    constructor(data) {
      this.data = data;
      this.wordings = data.wordings.map(([code, locale, kind, products, parts]) => ({
        code,
        locale,
        kind,
        products,
        parts,
        numbers: new Set(data.codes[code][3]),
        isRightToLeft: data.isRightToLeft[locale],
      }));
      this.index = buildIndex(this.wordings);
      this.numbers = new Map(data.codes.map(([code], number) => [code.toLowerCase(), number]));
      for (const [former, code] of Object.entries(data.aliases))
        this.numbers.set(former.toLowerCase(), this.numbers.get(code.toLowerCase()));
    }

    // Returns findings { code (its number), values, wording (if it is known) }, the likeliest first,
    // each code once.
    read(text) {
      text = text.trim().slice(0, LONGEST);
      const found = this.readBodies(text);
      if (!found.length) found.push(...this.readMessage(text));
      if (!found.length) found.push(...this.readLines(text));
      found.push(...this.readNames(text));
      return unique(found);
    }

    // Responses in JSON, whole or inside a longer text, as they are or quoted once more.
    readBodies(text) {
      const bodies = [...findObjects(text)];
      if (!bodies.length && text.includes('\\"'))
        bodies.push(...findObjects(text.replaceAll('\\"', '"').replaceAll("\\\\", "\\")));
      return bodies.flatMap((body) => this.readBody(body));
    }

    readBody(body) {
      const code = follow(body, this.data.codePath);
      const message = follow(body, this.data.messagePath);
      const number = typeof code === "string" ? this.numbers.get(code.toLowerCase()) : undefined;
      if (number === undefined) return typeof message === "string" ? this.readMessage(message) : [];
      const matches = typeof message === "string" ? match(this.index, message) : [];
      const own = matches.find(({ wording }) => wording.code === number);
      return [{ code: number, values: own?.values ?? {}, wording: own?.wording }];
    }

    // A message and nothing but a message; wordings without a word of their own fit anything.
    readMessage(text) {
      return match(this.index, text)
        .filter(({ wording }) => /\p{L}/u.test(literals(wording).join("")))
        .map(({ wording, values }) => ({ code: wording.code, values, wording }));
    }

    // Messages in the lines of a longer text: as what follows a separator, else inside the line.
    readLines(text) {
      for (const line of text.split(/\r\n|\r|\n/)) {
        const found = this.readTails(line);
        if (!found.length) found.push(...this.readInside(line));
        if (found.length) return found;
      }
      return [];
    }

    readTails(line) {
      for (const start of findStarts(line)) {
        const tail = line.slice(start, start + LONGEST_TAIL).trim();
        for (const text of [tail, trimEnd(tail)]) {
          const found = this.readMessage(text);
          if (found.length) return found;
        }
      }
      return [];
    }

    // Messages inside a text, whatever the case of their letters.
    readLoosely(text) {
      const lower = text.toLowerCase();
      return unique(lower.length === text.length ? this.readInside(text, lower) : []);
    }

    readInside(line, lower) {
      const found = [];
      for (const wording of this.wordings) {
        const values = findInside(wording, line, lower);
        if (values) found.push({ code: wording.code, values, wording, size: literals(wording).join("").length });
      }
      return found.sort((one, other) => other.size - one.size);
    }

    // Codes that stand in the text as words.
    readNames(text) {
      const words = text.match(/[\p{L}\p{N}_.-]+/gu) ?? [];
      return words.slice(0, 2000).flatMap((word) => {
        if (word.length > LONGEST_NAME) return [];
        const number = this.numbers.get(word.replace(/[.-]+$/, "").toLowerCase());
        const isName = number !== undefined && (words.length === 1 || /\p{Lu}/u.test(word));
        return isName ? [{ code: number, values: {}, isName }] : [];
      });
    }
  }

  // Where messages can begin in a line: at its start, and behind separators and quotes.
  function findStarts(line) {
    const starts = [line.length - line.trimStart().length];
    for (let place = 0; place < line.length && starts.length < MOST_TAILS; place++) {
      if (!SEPARATORS.has(line[place])) continue;
      let start = place + 1;
      while (start < line.length && line[start] === " ") start += 1;
      starts.push(start);
      place = start - 1;
    }
    return starts;
  }

  function trimEnd(text) {
    let end = text.length;
    while (end && CLOSING.has(text[end - 1])) end -= 1;
    return text.slice(0, end);
  }

  // A message's literals one after the other, as near as they can be; what stands at the edges of
  // the message has no end, so that it gets no value. With the line in lower case, case is nothing.
  function findInside(wording, line, lower) {
    const texts = lower ? literals(wording).map((text) => text.toLowerCase()) : literals(wording);
    const inner = texts.filter(Boolean);
    if (inner.join("").split(/\s+/).filter(Boolean).length < 2 && !/[\u3000-\u9fff]/.test(inner.join("")))
      return null;
    const values = {};
    let end = null;
    for (const [place, text] of texts.entries()) {
      if (!text) continue;
      const start = (lower ?? line).indexOf(text, end ?? 0);
      if (start < 0) return null;
      if (end !== null && place) values[wording.parts[2 * place - 1]] = line.slice(end, start);
      end = start + text.length;
    }
    return end === null ? null : values;
  }

  // Every outermost `{…}` of a text that is JSON.
  function* findObjects(text) {
    let attempts = 0;
    let start = text.indexOf("{");
    while (start >= 0 && attempts++ < MOST_BODIES) {
      const end = findEnd(text, start);
      const value = end < 0 ? undefined : parse(text.slice(start, end));
      if (value !== undefined) yield value;
      start = text.indexOf("{", value === undefined ? start + 1 : end);
    }
  }

  function findEnd(text, start) {
    let depth = 0;
    let isQuoted = false;
    for (let place = start; place < text.length; place++) {
      const char = text[place];
      if (isQuoted) {
        if (char === "\\") place += 1;
        else if (char === '"') isQuoted = false;
      } else if (char === '"') isQuoted = true;
      else if (char === "{") depth += 1;
      else if (char === "}" && --depth === 0) return place + 1;
    }
    return -1;
  }

  function parse(text) {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }

  function follow(value, path) {
    for (const name of path) {
      if (value === null || typeof value !== "object" || !Object.hasOwn(value, name)) return undefined;
      value = value[name];
    }
    return value;
  }

  function unique(found) {
    const codes = new Set();
    return found.filter(({ code }) => !codes.has(code) && codes.add(code));
  }

  window.errcatRead = { Reader };
})();
