#!/usr/bin/env python3
"""Loads a GPT-2 that Limn wrote with transformers, and compares its logits with those that Limn says it has.

    compare_gpt2.py FOLDER [TEXT]    FOLDER: config.json, model.safetensors; logits.json with tokens and logits
                                     TEXT: a text for the folder's tokenizer; logits.json has its “text_tokens”

Prints the largest difference, and fails if it is above 1e-4. Needs torch and transformers.
"""
import json, sys
import torch
from transformers import AutoTokenizer, GPT2LMHeadModel

model, report = GPT2LMHeadModel.from_pretrained(sys.argv[1], output_loading_info=True)
assert not any(report[key] for key in ('missing_keys', 'unexpected_keys', 'mismatched_keys')), report
expected = json.load(open(sys.argv[1] + '/logits.json'))
with torch.no_grad():
    logits = model.eval()(torch.tensor(expected['tokens'])).logits
difference = (logits.flatten() - torch.tensor(expected['logits'])).abs().max().item()
print(difference)
assert difference < 1e-4
if len(sys.argv) > 2:
    tokens = AutoTokenizer.from_pretrained(sys.argv[1]).encode(sys.argv[2])
    assert tokens == expected['text_tokens'], tokens
