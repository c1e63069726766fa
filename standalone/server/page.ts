/** The one page of the host: it loads the browser half of the core contract, which loads the plugin as Kibana does. */
export const renderPage = (): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>ATT&amp;CK Coverage</title>
    <link rel="icon" href="data:," />
    <style>
      html, body { margin: 0; height: 100%; }
    </style>
  </head>
  <body>
    <div id="host"></div>
    <noscript>ATT&amp;CK Coverage needs JavaScript.</noscript>
    <script src="/bundles/host.js"></script>
  </body>
</html>
`;

/** As strict as Kibana 8's own: no evaluated code, no foreign scripts. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "frame-ancestors 'none'",
].join('; ');
