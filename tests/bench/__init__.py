"""What it costs, beside what people would use instead: ratios, in one interleaved run, on a database of its own."""
