"""The federal bulk file of apprentices: 42 columns, read and written exactly (rapids-apprentice-upload-spec)."""
