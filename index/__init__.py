"""Finds passages: tokens, BM25, embeddings, vectors and fusion behind one interface, `index.engine.Engine`."""
