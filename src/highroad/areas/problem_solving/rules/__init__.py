"""What is true in problem solving: plain values in, plain values out."""
