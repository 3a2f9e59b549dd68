"""One reader a corpus, each giving ``Document``s from ``../shared``; nothing here is installed."""
