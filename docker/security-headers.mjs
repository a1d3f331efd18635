// Prints the server's security headers as nginx directives, so that there is one list of them.
import { securityHeaders } from "../dist/server/http/security.js"

for (const [name, value] of Object.entries(securityHeaders)) {
  console.log(`add_header ${name} ${JSON.stringify(value)} always;`)
}
