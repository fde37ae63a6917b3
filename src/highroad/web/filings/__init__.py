"""Pages of workforce filings: upload, result, matching columns, review, certification, receipt."""
