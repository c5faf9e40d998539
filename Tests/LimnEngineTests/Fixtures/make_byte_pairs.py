#!/usr/bin/env python3
"""Writes byte-pairs/ (a small vocabulary in its layouts) and byte-pairs.json (what it and GPT-2's make of texts).

    make_byte_pairs.py TEXT GPT2    TEXT: a text to learn pairs from (tinyshakespeare.txt)
                                    GPT2: a folder with GPT-2's encoder.json and vocab.bpe

Needs tiktoken, tokenizers and regex. Tokens are tiktoken's; tokenizers has to agree. Characters that are newer than
tiktoken's Unicode are left out, as they are letters to one program and unknown to another.
"""
import json, os, random, sys
import regex, tiktoken
from tiktoken.load import data_gym_to_mergeable_bpe_ranks
from tokenizers import ByteLevelBPETokenizer, Tokenizer

folder = os.path.dirname(os.path.abspath(__file__))
text = open(sys.argv[1], encoding='utf-8').read()[:200_000]
small = os.path.join(folder, 'byte-pairs')
os.makedirs(small, exist_ok=True)

trained = ByteLevelBPETokenizer()
trained.train_from_iterator([text, "naïve café déjà vu — “日本語” 🙂 don't we'll they've\n\n    x = 1\n" * 40],
                            vocab_size=600, special_tokens=[], show_progress=False)
trained.add_special_tokens(['<|endoftext|>'])
trained.save(os.path.join(small, 'tokenizer.json'), pretty=False)
model = json.load(open(os.path.join(small, 'tokenizer.json')))['model']
vocabulary = dict(model['vocab'])
vocabulary['<|endoftext|>'] = len(vocabulary)
with open(os.path.join(small, 'vocab.json'), 'w', encoding='utf-8') as file:
    json.dump(vocabulary, file, ensure_ascii=True)
with open(os.path.join(small, 'merges.txt'), 'w', encoding='utf-8') as file:
    file.write('#version: 0.2\n' + ''.join(' '.join(merge) + '\n' for merge in model['merges']))

pattern = r"""'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s"""


def encoding(vocabulary_file, merges_file, special):
    ranks = data_gym_to_mergeable_bpe_ranks(vocab_bpe_file=merges_file, encoder_json_file=vocabulary_file)
    return tiktoken.Encoding('x', pat_str=pattern, mergeable_ranks=ranks, special_tokens={'<|endoftext|>': special})


gpt2 = encoding(sys.argv[2] + '/encoder.json', sys.argv[2] + '/vocab.bpe', 50256)
own = Tokenizer.from_file(os.path.join(small, 'tokenizer.json'))
plain = encoding(os.path.join(small, 'vocab.json'), os.path.join(small, 'merges.txt'), len(vocabulary) - 1)

# The classes of every character, where the Unicode of `regex` and that of tiktoken agree.
mark = tiktoken.Encoding('m', pat_str=r'\p{L}|\p{N}|\s', special_tokens={},
                         mergeable_ranks={bytes([byte]): byte for byte in range(256)})
known = regex.compile(r'\p{L}|\p{N}|\s')
agreed = [c for c in map(chr, (v for v in range(0x110000) if not 0xd800 <= v < 0xe000))
          if bool(known.match(c)) == bool(mark.encode_ordinary(c))]
kinds = {}
for character in agreed:
    kinds.setdefault(regex.match(r'(\p{L})|(\p{N})|(\s)|.', character, regex.S).lastindex or 4, []).append(character)

generator = random.Random(1)
spaces = [' ', ' ', ' ', '\n', '\t', '\r\n', '\u00a0', '\u0085', '\u2003', '\u3000', '\u1680', '\u2028']
odd = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d", "'S", "'", "'l", "'r", '’s', '\x1c', '\x1f', '\u200b', '\ufeff', '\u180e',
       '\u0301', '\u200d', '\ufe0f', '\U0001f469', '\U0001f1ef', '\ue000', '\U0010ffff', '\u0378', '½', 'Ⅳ', '٣', '²',
       '<|endoftext|>', '<|', '\x00', '\x7f', 'ﬁ', 'ß', 'İ', '가', '한']


def piece():
    kind = generator.random()
    if kind < 0.25:
        return generator.choice(spaces) * generator.choice([1, 1, 1, 2, 3])
    if kind < 0.4:
        return generator.choice(odd)
    if kind < 0.65:
        start = generator.randrange(len(text) - 12)
        return text[start:start + generator.randrange(1, 12)]
    if kind < 0.75:
        return ''.join(generator.choice('aeiou xyz0123456789.,!?-_(){}') for _ in range(generator.randrange(1, 9)))
    return ''.join(generator.choice(kinds[generator.randrange(1, 5)]) for _ in range(generator.randrange(1, 5)))


texts = [''.join(piece() for _ in range(generator.randrange(1, 12))) for _ in range(400)]
texts += ['a' * 300, ' ' * 300, "'" * 99, 'é' * 99, '🙂' * 40, 'ab' * 200, '\n' * 99 + 'x', 'to be or not to be ' * 20]


def decodings(count, decode):
    made = []
    for _ in range(150):
        sequence = [generator.randrange(count) for _ in range(generator.randrange(1, 14))]
        made.append({'tokens': sequence, 'text': decode(sequence)})
    return made


inverse = {number: token for token, number in vocabulary.items()}
visible = {c: b for b, c in {**{b: chr(b) for b in [*range(33, 127), *range(161, 173), *range(174, 256)]},
                             **{b: chr(256 + n) for n, b in enumerate([*range(33), *range(127, 161), 173])}}.items()}


def decode(sequence):
    return b''.join(bytes(visible[c] for c in inverse[t]) for t in sequence).decode('utf-8', errors='replace')


# Bytes that are no UTF-8 in every way: single bytes are the tokens of the vocabulary's alphabet.
of_byte = {visible[token]: number for token, number in vocabulary.items() if len(token) == 1}
awkward = [0x41, 0x80, 0xbf, 0xc0, 0xc2, 0xe0, 0xa0, 0x9f, 0xed, 0xe2, 0x82, 0xac, 0xf0, 0x90, 0x8f, 0xf4, 0xf5, 0xff]
sequences = [[of_byte[generator.choice(awkward)] for _ in range(generator.randrange(1, 12))] for _ in range(300)]
broken = [{'tokens': s, 'text': decode(s)} for s in sequences]

small_tokens = [{'text': t, 'tokens': plain.encode(t, disallowed_special=())} for t in texts]
gpt2_tokens = [{'text': t, 'tokens': gpt2.encode(t, disallowed_special=())} for t in texts]
special_tokens = [{'text': t, 'tokens': plain.encode(t, allowed_special='all')} for t in texts if '<|endoftext|>' in t]
for text in texts:
    assert own.encode(text).ids == plain.encode(text, allowed_special='all'), text
json.dump({'small': small_tokens, 'special': special_tokens, 'gpt2': gpt2_tokens,
           'decoded': decodings(len(vocabulary) - 1, decode) + broken},
          open(os.path.join(folder, 'byte-pairs.json'), 'w'), separators=(',', ':'))
