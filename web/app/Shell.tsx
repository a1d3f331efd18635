import { Outlet, useRouter, useRouterState } from "@tanstack/react-router"
import { lazy, Suspense, useEffect, useState } from "react"
import { AppFrame } from "../ui/AppFrame.tsx"
import { BottomBar } from "./BottomBar.tsx"
import { ConnectionBanner } from "./ConnectionBanner.tsx"
import { Sidebar } from "./Sidebar.tsx"
import { useLive } from "./useLive.ts"
import { useShortcuts } from "./useShortcuts.ts"

// Opened on demand, so kept out of what the first screen waits for.
const loadPalette = () => import("./Palette.tsx")
const Palette = lazy(loadPalette)
const MoreSheet = lazy(() => import("./MoreSheet.tsx"))
const ShortcutsDialog = lazy(() => import("./ShortcutsDialog.tsx"))

type Overlay = "palette" | "help" | "more" | null

/** Everything around a screen. */
export function Shell() {
  const [overlay, setOverlay] = useState<Overlay>(null)
  const { isLost } = useLive()
  const isTicket = useRouterState({
    select: ({ location }) => location.pathname.startsWith("/tickets/"),
  })
  const close = () => setOverlay(null)
  const router = useRouter()
  useEffect(() => router.subscribe("onBeforeNavigate", () => setOverlay(null)), [router])
  useShellShortcuts(setOverlay)
  // Fetched before it is wanted: what is typed right after the key must not get lost.
  useEffect(() => void loadPalette(), [])
  useOtherScreens()

  return (
    <AppFrame
      sidebar={
        <Sidebar onHelp={() => setOverlay("help")} onPalette={() => setOverlay("palette")} />
      }
      bottomBar={<BottomBar onMore={() => setOverlay("more")} />}
      isFullScreen={isTicket}
      banner={<ConnectionBanner isLost={isLost} />}
    >
      <Outlet />
      <Suspense fallback={null}>
        {overlay === "palette" ? (
          <Palette onClose={close} onHelp={() => setOverlay("help")} />
        ) : null}
        {overlay === "more" ? <MoreSheet onClose={close} /> : null}
        {overlay === "help" ? <ShortcutsDialog onClose={close} /> : null}
      </Suspense>
    </AppFrame>
  )
}

const firstScreenMs = 2_000

/** Fetches the other screens once the first one stands: they open while the desk is out of reach, too. */
function useOtherScreens(): void {
  const router = useRouter()
  useEffect(() => {
    const fetchAll = () => {
      for (const route of Object.values(router.routesById)) void router.loadRouteChunk(route)
    }
    const timer = setTimeout(fetchAll, firstScreenMs)
    return () => clearTimeout(timer)
  }, [router])
}

function useShellShortcuts(setOverlay: (overlay: Overlay) => void): void {
  const { navigate } = useRouter()
  useShortcuts({
    palette: () => setOverlay("palette"),
    help: () => setOverlay("help"),
    newTicket: () => void navigate({ to: "/new" }),
    goToQueue: () => void navigate({ to: "/" }),
    goToTriage: () => void navigate({ to: "/triage", search: {} }),
    goToQuality: () => void navigate({ to: "/triage/quality" }),
    goToDashboard: () => void navigate({ to: "/dashboard" }),
  })
}
