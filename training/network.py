"""The network: one small encoder and a head a task.

The encoder is MiniLM-L6 (6 layers, 384 wide), its token types replaced by ``FEATURES`` rows that tell case, quotation
and paragraph. Words are read at their first subword. The heads:

- tags and features: linear;
- arcs: biaffine within the sentence (Dozat and Manning 2017); labels: a small perceptron over both ends;
- entities: a score for every span of up to ``WIDEST`` words and every kind, so that entities may nest;
- events: for each word whether it names an event and of which type, with status, mode, and factuality;
- arguments: biaffine scores of every role between a trigger and the words of its sentence, once by our guidelines and
  once for PropBank's frames, which only teach;
- cues: BIO, once by PolNeAR's habit and once by our guidelines;
- roles: for each cue, one small transformer layer over the window that knows where the cue is, then BIO of source and
  content, the act and the kind of speaker. Several attributions in a sentence, and nested ones, thus do not compete.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.model.cues import DISTANCES, SENTENCE_DISTANCES
from onrecord.model.windows import FEATURES, LONGEST
from training.corpora import propbank

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
EVENT_LAYERS = 2
ARC, LABEL, ENTITY, ROLE, ROLE_HEADS, ROLE_INNER = 256, 160, 96, 128, 4, 384
EVENT, PAIR = 256, 128
WIDEST = 16
CUE_TAGS = ("O", "B", "I")
ARGUMENTS = ("none", "actor", "recipient", "where", "when")
FRAME_ROLES = ("none", *dict.fromkeys(propbank.ROLES.values()))
ROLE_TAGS = ("O", "B-source", "I-source", "B-content", "I-content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How many labels each task has."""

    pieces: int
    upos: int
    feats: int
    deprels: int
    entities: int
    acts: int
    kinds: int
    types: int
    statuses: int
    modes: int


class MaskPool:
    """Dropout masks drawn from one long random pool: torch's own dropout is slow on the CPU."""

    def __init__(self, rate: float, size: int = 1 << 23) -> None:
        self.rate = rate
        self.pool = (torch.rand(size) >= rate).to(torch.bfloat16) / (1 - rate)

    def __call__(self, x: Tensor, training: bool) -> Tensor:
        """Return x with a share of its values set to zero and the rest scaled up; x itself when not training."""
        if not training or self.rate == 0:
            return x
        if x.numel() >= self.pool.numel():
            return F.dropout(x, self.rate)
        if self.pool.device != x.device:
            self.pool = self.pool.to(x.device)
        at = int(torch.randint(self.pool.numel() - x.numel(), (1,)))
        return x * self.pool[at : at + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer with the norm after each part, as BERT has it."""

    def __init__(self, width: int, heads: int, inner: int, drop: MaskPool) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = drop

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x: [B, L, W]; bias: [B, 1, 1, L], 0 where a key may be seen and very negative where not."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        scores = torch.matmul(q * (1 / math.sqrt(width // self.heads)), k.transpose(-1, -2))
        with torch.autocast(scores.device.type, enabled=False):  # in bf16 too: autocast would go by way of fp32
            weights = torch.softmax(scores + bias.to(scores.dtype), dim=-1)
        mixed = torch.matmul(weights, v).transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.drop(self.out(mixed), self.training))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x))), self.training))


class Encoder(nn.Module):
    """Subword ids and features to states [B, L, 384]."""

    def __init__(self, pieces: int, drop: MaskPool) -> None:
        super().__init__()
        self.word = nn.Embedding(pieces, WIDTH)
        self.position = nn.Embedding(LONGEST, WIDTH)
        self.feature = nn.Embedding(FEATURES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList([Layer(WIDTH, HEADS, INNER, drop) for _ in range(LAYERS)])
        self.event_layers = nn.ModuleList([Layer(WIDTH, HEADS, INNER, drop) for _ in range(EVENT_LAYERS)])
        self.drop = drop
        self.parted = False

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor, *, events_only: bool) -> tuple[Tensor, Tensor]:
        """ids, features: [B, L] int64; mask: [B, L] float, 1 where there is a subword.

        Returns the states for sentences and claims, and those for events, which part before the last layers once
        ``part`` was called, and are the same before; with ``events_only`` the first are left where they part.
        """
        position = self.position.weight[: ids.shape[1]]
        x = self.drop(self.norm(self.word(ids) + position + self.feature(features)), self.training)
        bias = (1 - mask)[:, None, None, :] * -1e4
        for layer in self.layers[: LAYERS - EVENT_LAYERS]:
            x = layer(x, bias)
        events = x
        for layer in () if events_only else self.layers[LAYERS - EVENT_LAYERS :]:
            x = layer(x, bias)
        if not self.parted:
            return x, x
        for layer in self.event_layers:
            events = layer(events, bias)
        return x, events

    @torch.no_grad()
    def part(self) -> None:
        """Give events layers of their own, copies of the last at first: in shared ones they cost trees a little."""
        self.parted = True
        self.event_layers.load_state_dict(self.layers[LAYERS - EVENT_LAYERS :].state_dict())


class Words(nn.Module):
    """Everything that is read off the words of a window; see the module's docstring."""

    def __init__(self, sizes: Sizes, drop: MaskPool) -> None:
        super().__init__()
        self.encoder = Encoder(sizes.pieces, drop)
        self.tags = nn.Linear(WIDTH, sizes.upos + sizes.feats + 2 * len(CUE_TAGS))
        self.arc_dependent = nn.Linear(WIDTH, ARC)
        self.arc_head = nn.Linear(WIDTH, ARC)
        self.arc_root = nn.Parameter(torch.zeros(ARC))
        self.arc_weight = nn.Parameter(torch.empty(ARC, ARC))
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        nn.init.normal_(self.arc_weight, std=0.02)
        self.label_dependent = nn.Linear(WIDTH, LABEL)
        self.label_head = nn.Linear(WIDTH, LABEL)
        self.entity_start = nn.Linear(WIDTH, ENTITY)
        self.entity_end = nn.Linear(WIDTH, ENTITY)
        self.entity_width = nn.Parameter(torch.zeros(WIDEST, ENTITY))
        self.entity_out = nn.Linear(ENTITY, sizes.entities + 1)
        self.role = nn.Linear(WIDTH, 2 * ROLE)
        self.event = nn.Linear(WIDTH, EVENT)
        self.event_out = nn.Linear(EVENT, 1 + sizes.types + sizes.statuses + sizes.modes + 1)
        self.pair = nn.Linear(WIDTH, 2 * PAIR)
        self.drop = self.arc_drop = drop
        self.events_only = False

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor, positions: Tensor) -> tuple[Tensor, ...]:
        """positions: [B, T], first subword of each word.

        Returns tags [B, T, *], arcs [B, T, T + 1] (column 0 is the root), label ends [B, T, 2 * LABEL], entities
        [B, T, WIDEST, kinds + 1] for spans that start at a word, role states [B, T, 2 * ROLE], events [B, T, *] (no
        event and types, statuses, modes, factuality), and pair states [B, T, 2 * PAIR] (as trigger, as argument); the
        last two alone if ``events_only`` is set.
        """
        states, event_states = self.encoder(ids, features, mask, events_only=self.events_only)
        at = positions[:, :, None].expand(-1, -1, WIDTH)
        happening = self.drop(torch.gather(event_states, 1, at), self.training)
        events = self.event_out(self.drop(torch.relu(self.event(happening)), self.training))
        pairs = torch.relu(self.pair(happening))
        if self.events_only:
            return events, pairs
        x = self.drop(torch.gather(states, 1, at), self.training)
        head = torch.relu(self.arc_head(x))
        root = torch.relu(self.arc_root).expand(x.shape[0], 1, ARC)
        heads = self.arc_drop(torch.cat([root.to(head.dtype), head], dim=1), self.training)
        dependents = self.arc_drop(torch.relu(self.arc_dependent(x)), self.training)
        arcs = torch.matmul(torch.matmul(dependents, self.arc_weight) + self.arc_bias, heads.transpose(1, 2))
        ends = torch.cat([self.label_dependent(x), self.label_head(x)], dim=-1)
        starts, stops = self.entity_start(x), F.pad(self.entity_end(x), (0, 0, 0, WIDEST - 1))
        length = x.shape[1]
        shifted = torch.stack([stops[:, width : width + length] for width in range(WIDEST)], dim=2)
        entities = self.entity_out(torch.relu(starts[:, :, None, :] + shifted + self.entity_width))
        return self.tags(x), arcs, ends, entities, self.role(x), events, pairs


class Roles(nn.Module):
    """For each cue: which words are its source and content, its act, and its speaker's kind."""

    def __init__(self, sizes: Sizes, drop: MaskPool) -> None:
        super().__init__()
        self.distance = nn.Embedding(DISTANCES, ROLE)
        self.sentence = nn.Embedding(SENTENCE_DISTANCES, ROLE)
        self.norm = nn.LayerNorm(ROLE, eps=1e-12)
        self.layer = Layer(ROLE, ROLE_HEADS, ROLE_INNER, drop)
        self.out = nn.Linear(ROLE, len(ROLE_TAGS))
        self.act = nn.Linear(2 * ROLE, sizes.acts)
        self.kind = nn.Linear(2 * ROLE, sizes.kinds)

    def forward(
        self, words: Tensor, cues: Tensor, distances: Tensor, sentences: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """words: [C, T, ROLE] of each cue's window; cues: [C, ROLE]; distances, sentences: [C, T] buckets; mask [C, T].

        Returns role tags [C, T, 5], acts [C, *] and kinds [C, *].
        """
        x = self.norm(words + cues[:, None, :] + self.distance(distances) + self.sentence(sentences))
        x = self.layer(x, (1 - mask)[:, None, None, :] * -1e4)
        tags = self.out(x)
        source = torch.softmax(tags.float(), dim=-1)[:, :, 1:3].sum(-1) * mask + 1e-4 * mask
        pooled = torch.matmul((source / source.sum(1, keepdim=True)).to(x.dtype)[:, None, :], x)[:, 0]
        own = torch.cat([pooled, cues], dim=-1)
        return tags, self.act(own), self.kind(own)


class Pairs(nn.Module):
    """Biaffine scores of roles between triggers and words; at run time it is three lines of numpy."""

    def __init__(self, roles: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(roles, PAIR + 1, PAIR + 1))
        nn.init.normal_(self.weight, std=0.02)

    def forward(self, triggers: Tensor, words: Tensor) -> Tensor:
        """triggers: [K, PAIR]; words: [K, T, PAIR]. Returns [K, T, roles]."""
        one = F.pad(triggers, (0, 1), value=1.0)
        return torch.einsum("kp,rpq,ktq->ktr", one, self.weight, F.pad(words, (0, 1), value=1.0))


class Network(nn.Module):
    """Both parts, and the scorers of relations and arguments, which run outside the graph on chosen pairs only."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        drop = MaskPool(dropout)
        self.sizes = sizes
        self.words = Words(sizes, drop)
        self.roles = Roles(sizes, drop)
        self.label_root = nn.Parameter(torch.zeros(LABEL))
        self.label_out = nn.Linear(LABEL, sizes.deprels)
        self.arguments = Pairs(len(ARGUMENTS))
        self.frames = Pairs(len(FRAME_ROLES))

    def labels(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Score relations for pairs of ends [N, LABEL]."""
        return self.label_out(torch.relu(dependents + heads))


def load_pretrained(network: Network, weights: dict[str, Tensor]) -> None:
    """Copy MiniLM's weights into the encoder; the feature rows all start as its first token type."""
    encoder = network.words.encoder
    with torch.no_grad():
        encoder.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
        encoder.position.weight.copy_(weights["embeddings.position_embeddings.weight"])
        encoder.feature.weight.copy_(weights["embeddings.token_type_embeddings.weight"][:1].expand(FEATURES, -1))
        _copy(encoder.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(encoder.layers):
            at = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                three = [weights[f"{at}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(three))
            _copy(layer.out, weights, at + "attention.output.dense")
            _copy(layer.norm1, weights, at + "attention.output.LayerNorm")
            _copy(layer.up, weights, at + "intermediate.dense")
            _copy(layer.down, weights, at + "output.dense")
            _copy(layer.norm2, weights, at + "output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[name + ".weight"])
    module.bias.copy_(weights[name + ".bias"])
