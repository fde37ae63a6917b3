"""What is true of tables, figures, goals and publications; plain values in, plain values out."""
