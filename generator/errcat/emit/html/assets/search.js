// Words, parts of codes and statuses: which codes a short query can mean, the likeliest first.
"use strict";
(() => {
  // Without case, accents and marks of direction; parts of a code are words, too.
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\p{M}\p{Cf}]/gu, "")
      .toLowerCase();
  const splitName = (code) => code.replace(/(?<=[a-z0-9])(?=[A-Z])/g, " ");
  const IDEOGRAPHS = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

  const BEFORE_STATUS = /^(?:(?:https?(?:\/[0-9.]+)?|status|error|code)[\s:=]+)+(?=[1-5](?:[0-9]{2}|xx)\b)/;
  const STATUS_CLASS = /^[1-5]xx$/;

  class Search {
    constructor(data) {
      const texts = data.codes.map(() => []);
      for (const [code, , , , parts] of data.wordings)
        texts[code].push(parts.filter((_, place) => place % 2 === 0).join(" "));
      this.rows = data.codes.map(([code, status, , , text], number) => ({
        number,
        status: String(status),
        code: fold(code),
        name: fold(splitName(code)),
        message: fold(texts[number].join(" ")),
        text: fold(`${text} ${data.statuses[status][0]}`),
      }));
    }

    // Returns numbers of the codes that hold all words of a query.
    find(query) {
      const whole = fold(query.trim()).replace(BEFORE_STATUS, "");
      const words = split(whole);
      return words.length ? rank(this.rows, (row) => judge(row, whole, words)) : [];
    }

    // Returns numbers of the codes with a similar name.
    guess(query) {
      const wanted = bigrams(fold(query.trim()).replaceAll(" ", ""));
      return rank(this.rows, (row) => {
        const likeness = compare(wanted, bigrams(row.code));
        return likeness > 0.45 ? likeness : 0;
      });
    }
  }

  function rank(rows, score) {
    return rows
      .map((row) => ({ number: row.number, score: score(row) }))
      .filter((item) => item.score > 0)
      .sort((one, other) => other.score - one.score || one.number - other.number)
      .map((item) => item.number);
  }

  // Chinese and Japanese have no spaces: pairs of characters stand for words.
  function split(text) {
    return text
      .split(/[\s"'“”„«»()[\]{},;:!?。，、；：！？（）「」]+/)
      .filter(Boolean)
      .flatMap((word) => (IDEOGRAPHS.test(word) && word.length > 2 ? bigrams(word) : [word]));
  }

  function bigrams(text) {
    return Array.from({ length: Math.max(0, text.length - 1) }, (_, place) => text.slice(place, place + 2));
  }

  function compare(one, other) {
    const rest = [...other];
    const common = one.filter((pair) => {
      const place = rest.indexOf(pair);
      if (place >= 0) rest.splice(place, 1);
      return place >= 0;
    });
    return (2 * common.length) / (one.length + other.length || 1);
  }

  function judge(row, whole, words) {
    const compact = whole.replaceAll(" ", "");
    if (row.code === compact) return 1000;
    if (/^[0-9]{1,3}$/.test(whole)) return row.status.startsWith(whole) ? 900 : judgeWords(row, words);
    if (STATUS_CLASS.test(whole)) return row.status[0] === whole[0] ? 900 : 0;
    if (row.code.startsWith(compact)) return 800;
    if (row.code.includes(compact)) return 700;
    return judgeWords(row, words);
  }

  // Every word has to be somewhere; of pairs of characters, most of them.
  function judgeWords(row, words) {
    let score = 0;
    let missing = 0;
    for (const word of words) {
      if (row.name.includes(word)) score += 12;
      else if (row.message.includes(word)) score += 8;
      else if (row.text.includes(word) || row.status === word) score += 3;
      else missing += 1;
    }
    const pairs = words.filter((word) => IDEOGRAPHS.test(word)).length;
    return missing > pairs * 0.4 ? 0 : score / words.length;
  }

  window.errcatSearch = { Search };
})();
