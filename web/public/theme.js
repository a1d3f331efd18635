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
  const theme = isDark ? "dark" : "light"
  document.documentElement.dataset.theme = theme
  // Before the style sheet is there, the browser paints its own background by this.
  document.documentElement.style.colorScheme = theme
})()
