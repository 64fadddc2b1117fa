"""Training the shipped model, making the samples, benchmarks; run as ``python -m scripts.NAME`` from the checkout."""
