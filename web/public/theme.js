// Runs before the first paint, so that a dark desk never flashes white.
// A file of its own, because the Content-Security-Policy refuses inline scripts.
;(function () {
  let chosen = null
  try {
    chosen = localStorage.getItem("firstline.theme")
  } catch {
    // The browser blocks storage: the system decides.
  }
  const isDark =
    chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches)
  document.documentElement.dataset.theme = isDark ? "dark" : "light"
})()
