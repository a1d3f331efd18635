// Ends well when the desk can answer, its database included. The image has no curl.
const { ok } = await fetch("http://127.0.0.1:8000/api/health/ready/")
process.exit(ok ? 0 : 1)
