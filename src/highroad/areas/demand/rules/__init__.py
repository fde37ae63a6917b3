"""What is true of demand, supply and the gap between them: plain values in, plain values out."""
