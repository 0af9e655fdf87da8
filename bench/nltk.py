"""NLTK doing what bench/corpus.lua does: load, concordance, collocations over the same files.

    python3 bench/nltk.py build/bench        (Debian: python3-nltk; skipped where it is absent)

NLTK's own way: PlaintextCorpusReader with its word tokenizer, Text, concordance_list, bigrams by likelihood ratio. Its sentence
tokenizer needs a model that would have to be downloaded, so that NLTK is spared that work; malinews is not.
"""
import sys
import time

sys.path.pop(0)  # this folder: its nltk.py is this file

try:
    import nltk
    from nltk.collocations import BigramCollocationFinder
    from nltk.corpus import PlaintextCorpusReader
    from nltk.metrics import BigramAssocMeasures
except ImportError:
    print("skipped: NLTK is not installed (Debian: python3-nltk)")
    sys.exit(0)

folder = sys.argv[1] if len(sys.argv) > 1 else "build/bench"
pattern = sys.argv[2] if len(sys.argv) > 2 else r".*\.txt"

start = time.process_time()
reader = PlaintextCorpusReader(folder, pattern)
text = nltk.Text(reader.words())
words = len(text.tokens)
loaded = time.process_time()
rows = text.concordance_list("president", lines=20)
shown = time.process_time()
# what Text.collocation_list does, without its stop words, which would have to be downloaded
finder = BigramCollocationFinder.from_words(text.tokens, 2)
finder.apply_freq_filter(2)
pairs = finder.nbest(BigramAssocMeasures.likelihood_ratio, 20)
done = time.process_time()

print("nltk %s: %d words; load %.2f s, concordance %.2f s, collocations %.2f s, in all %.2f s" % (
    nltk.__version__, words, loaded - start, shown - loaded, done - shown, done - start))
