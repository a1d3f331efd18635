import tailwindcss from "@tailwindcss/vite"
import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

// The server's Content-Security-Policy allows files of its own only, so nothing may be inlined
// into the page; images as data: are allowed.
export default defineConfig({
  root: "web",
  plugins: [react(), tailwindcss()],
  build: { outDir: "../dist/web", emptyOutDir: true, modulePreload: { polyfill: false } },
  // With the Host of the page, as the desk refuses writes whose Origin names another host.
  server: { proxy: { "/api": { target: "http://localhost:3000", changeOrigin: false } } },
})
