#!/usr/bin/env python3
"""Writes gpt2-text/: a tiny GPT-2 of random weights for the vocabulary of byte-pairs/, and texts that it goes on with.

The model has more tokens than the vocabulary, as models whose vocabulary was rounded up; they are never drawn.
expected.json: for each prompt, what the likeliest tokens make of it, and what is drawn with a seed, a temperature and
top-k by torch's generator. Needs torch and transformers.
"""
import json, os, sys
import torch
from transformers import GPT2Config, GPT2LMHeadModel
from tokenizers import ByteLevelBPETokenizer

folder = os.path.dirname(os.path.abspath(__file__))
small = os.path.join(folder, 'byte-pairs')
out = os.path.join(folder, 'gpt2-text')
tokenizer = ByteLevelBPETokenizer(os.path.join(small, 'vocab.json'), os.path.join(small, 'merges.txt'))
torch.manual_seed(3)
known, end = 601, 600
model = GPT2LMHeadModel(GPT2Config(
    vocab_size=608, n_positions=64, n_embd=16, n_layer=2, n_head=2, bos_token_id=end, eos_token_id=end,
    initializer_range=0.4, attn_implementation='eager')).eval()
model.save_pretrained(out)
os.remove(os.path.join(out, 'generation_config.json'))


def go_on(prompt, choose, most=30):
    tokens = tokenizer.encode(prompt).ids or [end]
    drawn = []
    for _ in range(most):
        with torch.no_grad():
            scores = model(torch.tensor([(tokens + drawn)[-64:]])).logits[0, -1]
        scores[known:] = -torch.inf
        token = choose(scores)
        if token == end:
            break
        drawn.append(token)
    vocabulary = {number: token for token, number in tokenizer.get_vocab().items()}
    visible = {c: b for b, c in {**{b: chr(b) for b in [*range(33, 127), *range(161, 173), *range(174, 256)]},
                                 **{b: chr(256 + n) for n, b in enumerate([*range(33), *range(127, 161), 173])}}.items()}
    made = b''.join(bytes(visible[c] for c in vocabulary[token]) for token in drawn)
    return prompt + made.decode('utf-8', errors='replace')


def draw(seed, temperature, top):
    generator = torch.Generator().manual_seed(seed)

    def choose(scores):
        scores = scores / temperature
        scores[scores < torch.topk(scores, top).values[-1]] = -torch.inf
        return torch.multinomial(torch.softmax(scores, -1), 1, replacement=True, generator=generator).item()
    return choose


prompts = ['To be, or not', 'naïve 🙂', '', 'x' * 80]
json.dump([{'prompt': prompt, 'likeliest': go_on(prompt, lambda scores: scores.argmax().item()),
            'drawn': go_on(prompt, draw(5, 0.8, 20))} for prompt in prompts],
          open(os.path.join(out, 'expected.json'), 'w'), ensure_ascii=True, indent=1)
