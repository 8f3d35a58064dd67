function Fetch-Thing { 'got' }
