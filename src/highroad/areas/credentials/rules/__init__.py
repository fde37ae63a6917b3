"""What is true of credentials: keys, signatures, documents, status lists, carriers."""
