#!/usr/bin/env python3
"""Writes encoder-decoder.json beside this file: PyTorch's own encoder and decoder layers with norms before.

Needs torch. Weights are ramps in the order of Limn's parameters, see make_layers.py; vectors are around 1.
"""
import json, os
import torch
import torch.nn as nn
import torch.nn.functional as F
from make_layers import flat, ramp

WIDTH, HEADS, HIDDEN = 8, 2, 12


class Model(nn.Module):
    def __init__(self, encoders, decoders):
        super().__init__()
        options = dict(dropout=0.0, activation='gelu', batch_first=True, norm_first=True)
        self.encoder = nn.ModuleList(
            [nn.TransformerEncoderLayer(WIDTH, HEADS, HIDDEN, **options) for _ in range(encoders)])
        self.decoder = nn.ModuleList(
            [nn.TransformerDecoderLayer(WIDTH, HEADS, HIDDEN, **options) for _ in range(decoders)])
        self.encoder_norm, self.decoder_norm = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)

    def forward(self, source, padding, target):
        for layer in self.encoder:
            source = layer(source, src_key_padding_mask=padding)
        source = self.encoder_norm(source)
        causal = torch.ones(target.shape[1], target.shape[1]).triu(1).bool()
        for layer in self.decoder:
            target = layer(target, source, tgt_mask=causal, memory_key_padding_mask=padding)
        return self.decoder_norm(target)


def parameters(shared, tied, vocabularies, blocks, encoders, decoders):
    """Names and shapes in Limn's order."""
    def norm(name): return [(name + '.weight', [WIDTH]), (name + '.bias', [WIDTH])]
    def linear(name, inputs, outputs): return [(name + '.weight', [outputs, inputs]), (name + '.bias', [outputs])]
    def forward(name):
        return norm(name + '.feedForwardNorm') + linear(name + '.feedForward.input', WIDTH, HIDDEN) + linear(
            name + '.feedForward.output', HIDDEN, WIDTH)
    def attention(name):
        return norm(name + 'Norm') + linear(name + '.input', WIDTH, 3 * WIDTH) + linear(name + '.output', WIDTH, WIDTH)
    def cross(name):
        return norm(name + 'Norm') + linear(name + '.queries', WIDTH, WIDTH) + linear(
            name + '.keysAndValues', WIDTH, 2 * WIDTH) + linear(name + '.output', WIDTH, WIDTH)
    out = [('tokenEmbedding.weight' if shared else 'encoder.tokenEmbedding.weight', [vocabularies[0], WIDTH]),
           ('encoder.positionEmbedding.weight', [blocks[0], WIDTH])]
    for index in range(encoders):
        name = f'encoder.blocks.{index}'
        out += attention(name + '.attention') + forward(name)
    out += norm('encoder.norm')
    if not shared: out.append(('decoder.tokenEmbedding.weight', [vocabularies[1], WIDTH]))
    out.append(('decoder.positionEmbedding.weight', [blocks[1], WIDTH]))
    for index in range(decoders):
        name = f'decoder.blocks.{index}'
        out += attention(name + '.attention') + cross(name + '.crossAttention') + forward(name)
    out += norm('decoder.norm')
    return out + ([] if tied else [('head.weight', [vocabularies[1], WIDTH])])


def state(ours):
    """The state of Model from Limn's parameters, so that gradients reach these."""
    out = {}
    def take(theirs, name):
        for kind in ('weight', 'bias'):
            out[f'{theirs}.{kind}'] = ours[f'{name}.{kind}']
    for name in {key.rsplit('.', 1)[0] for key in ours}:
        parts = name.split('.')
        if parts[0] not in ('encoder', 'decoder') or 'Embedding' in name: continue
        if parts[1] == 'norm':
            take(parts[0] + '_norm', name)
            continue
        isDecoder, layer = parts[0] == 'decoder', f'{parts[0]}.{parts[2]}.'
        part = '.'.join(parts[3:])
        plain = {'attentionNorm': 'norm1', 'crossAttentionNorm': 'norm2',
                 'feedForwardNorm': 'norm3' if isDecoder else 'norm2', 'feedForward.input': 'linear1',
                 'feedForward.output': 'linear2', 'attention.output': 'self_attn.out_proj',
                 'crossAttention.output': 'multihead_attn.out_proj'}
        if part in plain: take(layer + plain[part], name)
        for kind in ('weight', 'bias'):
            if part == 'attention.input': out[f'{layer}self_attn.in_proj_{kind}'] = ours[f'{name}.{kind}']
            if part == 'crossAttention.queries':
                both = [ours[f'{name}.{kind}'], ours[f'{name[:-len("queries")]}keysAndValues.{kind}']]
                out[f'{layer}multihead_attn.in_proj_{kind}'] = torch.cat(both)
    return out


def case(shared, tied, vocabularies, encoders, decoders):
    blocks = [7, 6]
    ours = {}
    for index, (name, shape) in enumerate(parameters(shared, tied, vocabularies, blocks, encoders, decoders)):
        values = ramp(shape, 1 + 7 * index, 0.8 if len(shape) > 1 else 0.2) + (0 if len(shape) > 1 else 1)
        ours[name] = values.requires_grad_()
    source = torch.tensor([[1, 4, 2, 8, 5], [7, 1, 3, 0, 0]])
    lengths = torch.tensor([5, 3])
    target = torch.tensor([[0, 3, 5, 2], [0, 6, 1, 1]])
    asked = torch.tensor([[3, 5, 2, 1], [6, 1, -1, -1]])
    tables = [ours['tokenEmbedding.weight' if shared else f'{side}.tokenEmbedding.weight']
              for side in ('encoder', 'decoder')]
    inputs = [table[tokens] + ours[f'{side}.positionEmbedding.weight'][:tokens.shape[1]]
              for side, table, tokens in zip(('encoder', 'decoder'), tables, (source, target))]
    padding = torch.arange(5)[None] >= lengths[:, None]
    model, weights = Model(encoders, decoders), {'encoder': [], 'decoder': [], 'cross': []}

    def recording(module, kept):
        forward = module.forward
        def record(*arguments, **options):
            result = forward(*arguments, **{**options, 'need_weights': True, 'average_attn_weights': False})
            kept.append(result[1])
            return result
        module.forward = record

    for layer in model.encoder: recording(layer.self_attn, weights['encoder'])
    for layer in model.decoder:
        recording(layer.self_attn, weights['decoder'])
        recording(layer.multihead_attn, weights['cross'])
    features = torch.func.functional_call(model, state(ours), (inputs[0], padding, inputs[1]))
    logits = features @ (tables[1] if tied else ours['head.weight']).T
    loss = F.cross_entropy(logits.flatten(0, 1), asked.flatten(), ignore_index=-1)
    loss.backward()
    return {'logits': flat(logits), 'loss': loss.item(), 'names': list(ours),
            'gradients': [flat(parameter.grad) for parameter in ours.values()],
            'weights': {name: flat(torch.stack(kept)) for name, kept in weights.items()}}


if __name__ == '__main__':
    out = {'separate': case(False, False, [9, 7], 2, 1), 'shared': case(True, True, [9, 9], 1, 2)}
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'encoder-decoder.json'), 'w') as f:
        json.dump(out, f)
        f.write('\n')
