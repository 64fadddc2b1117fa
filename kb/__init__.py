"""The knowledge base: what the reports say, answered with citations. See :class:`kb.knowledge_base.KnowledgeBase`."""
