import { lazy, Suspense, useEffect } from "react"
import { preloadMenus } from "./LazyMenu.tsx"

const Toasts = lazy(() => import("./Toasts.tsx"))
const TooltipLayer = lazy(() => import("./TooltipLayer.tsx"))

/** Messages, tooltips and menus: not part of what the first screen waits for. */
export function Overlays() {
  useEffect(preloadMenus, [])
  return (
    <Suspense fallback={null}>
      <Toasts />
      <TooltipLayer />
    </Suspense>
  )
}
