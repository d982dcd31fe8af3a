// Added by `errcat serve`: reloads the page when it was built again, and shows what is wrong.
"use strict";
(() => {
  const { version } = document.currentScript.dataset;
  const panel = document.createElement("details");
  panel.id = "errcat-findings";
  panel.hidden = true;
  panel.open = true;
  const title = document.createElement("summary");
  const list = document.createElement("pre");
  list.tabIndex = 0;
  panel.append(title, list);
  document.body.append(panel);

  const events = new EventSource("/-errcat/events");
  events.addEventListener("message", (event) => {
    const news = JSON.parse(event.data);
    if (news.version !== version) location.reload();
    panel.hidden = !news.findings;
    panel.classList.toggle("refused", !news.isCurrent);
    title.textContent = news.isCurrent ? "errcat check" : "errcat check: not built";
    list.textContent = news.findings;
  });
  addEventListener("pagehide", () => events.close());
})();
