import tailwindcss from "@tailwindcss/vite"
import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

// Menus, messages, tooltips and dialogs share most of their code: one file of it, fetched after the
// first paint, instead of thirty small ones. What the first paint needs of the library stays out.
const popups = {
  name: "popups",
  test: /node_modules\/(@base-ui|@floating-ui)\/(?!react\/(csp-provider|internals\/csp|toast\/createToastManager)|utils\/generateId)/,
}

// The server's Content-Security-Policy allows files of its own only, so nothing may be inlined
// into the page; images as data: are allowed.
export default defineConfig({
  root: "web",
  plugins: [react(), tailwindcss()],
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [popups] } },
    },
  },
  // With the Host of the page, as the desk refuses writes whose Origin names another host.
  server: { proxy: { "/api": { target: "http://localhost:3000", changeOrigin: false } } },
})
