// Small comforts on top of pages that work without any script.
"use strict";

// The content policy lets nothing turn text into a page but the policy "htmx".
// It is made here, once, for the answers that htmx fetches from this server; it
// makes no scripts, so that none can come with them.
if (window.htmx && window.trustedTypes) {
  const policy = trustedTypes.createPolicy("htmx", { createHTML: (answer) => answer });
  htmx.registerExtension("trusted-types", { init: (api) => api.initSecurity(policy) });
}

// "/" moves to the search box, as on most sites that have one.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const box = document.querySelector("[data-search]");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// A copy button is in the page but hidden, for it can do nothing without this.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copy]")) button.hidden = false;
}
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(field.value ?? field.textContent);
    button.textContent = button.dataset.copied;
  } catch {
    field.focus();
    field.select?.();
    button.textContent = button.dataset.press;
  }
});

// What is picked to be compared stands among the filters and is none of them.
document.addEventListener("change", (event) => {
  // Not form.id: the form has controls of that name.
  if (event.target.getAttribute("form") === "compare") event.stopPropagation();
}, true);

// A filter changes the address without a new head: the links to the other
// languages follow, so that they lead to the list as it stands.
addEventListener("htmx:after:history:update", () => {
  const bare = location.pathname.replace(/^\/ko(?=\/|$)/, "") || "/";
  for (const link of document.querySelectorAll("a[data-language]")) {
    const prefix = link.hreflang === "ko" ? "/ko" : "";
    link.href = (prefix && bare === "/" ? prefix : prefix + bare) + location.search;
  }
});

// The address of a value opens the words of that value.
function openTarget() {
  const id = decodeURIComponent(location.hash.slice(1));
  const details = id && document.getElementById(id)?.querySelector("details");
  if (details) details.open = true;
}
addEventListener("hashchange", openTarget);
openTarget();
