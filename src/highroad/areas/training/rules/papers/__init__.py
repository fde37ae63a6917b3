"""Published standards as workbooks and Word bulletins: read into terms with every fault named, and written back."""
