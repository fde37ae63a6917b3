"""What is true of supports: plain values in, plain values out."""
