"""Everything that makes a model: corpus, fit, evaluation, export. Never imported at serving."""
