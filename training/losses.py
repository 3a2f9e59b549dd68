"""What is learned: each task's loss for a batch."""

from __future__ import annotations

import torch
from torch.nn import functional as F

from training.batches import NONE, Batch
from training.corpora.document import Told
from training.network import CUE_TAGS, LABEL, PAIR, ROLE, Network

LOSS = {"feats": 0.5, "cues": 3.0, "own_cues": 3.0, "acts": 0.3, "kinds": 0.3}  # what is not named weighs 1
LOSS |= {"types": 2.0, "modes": 0.5, "arguments": 3.0, "frames": 3.0, "factuality": 0.7}


def losses(network: Network, batch: Batch, *, events: bool = True) -> dict[str, torch.Tensor]:
    """Return each task's loss for a batch, unweighted; those of events alone if the network reads nothing else.

    Args:
        network: asked for everything that the batch has labels for.
        batch: a corpus's labels or another's.
        events: whether the tasks of events are among them.
    """
    sizes = network.sizes
    seen = network.words(batch.ids, batch.features, batch.mask, batch.positions)
    out = _event_losses(network, seen[-2], seen[-1], batch) if events else {}
    if network.words.events_only:
        return out
    tags, arcs, ends, entities, role = seen[:-2]
    upos, feats, cues, own = tags.split([sizes.upos, sizes.feats, len(CUE_TAGS), len(CUE_TAGS)], dim=-1)

    def flat(logits: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        return F.cross_entropy(logits.float().flatten(0, -2), target.flatten(), ignore_index=NONE)

    if (batch.upos != NONE).any():
        out["upos"] = flat(upos, batch.upos)
        out["feats"] = flat(feats, batch.feats)
        out["arcs"] = flat(arcs.float().masked_fill(~batch.allowed, -1e4), batch.heads)
        out["labels"] = _label_loss(network, ends, batch)
    if (batch.entities != NONE).any():
        scores = entities.float().masked_fill(~batch.entity_kinds[:, None, None, :], -1e4)
        words = (batch.entities[:, :, 0] != NONE).sum()
        kept = batch.entities != NONE
        out["entities"] = F.cross_entropy(scores[kept], batch.entities[kept], reduction="sum") / words
    if (batch.cues != NONE).any():
        out["cues"] = flat(cues, batch.cues)
    if (batch.own_cues != NONE).any():
        out["own_cues"] = flat(cues.detach() + own, batch.own_cues)
    if len(batch.role_window):
        out.update(_role_losses(network, role, batch))
    return out


def _event_losses(network: Network, events: torch.Tensor, pairs: torch.Tensor, batch: Batch) -> dict[str, torch.Tensor]:
    sizes = network.sizes
    types, statuses, modes, factuality = events.float().split([1 + sizes.types, sizes.statuses, sizes.modes, 1], dim=-1)
    out: dict[str, torch.Tensor] = {}
    for name, scores in (("types", types), ("statuses", statuses), ("modes", modes)):
        target = getattr(batch, name)
        if (target != NONE).any():
            out[name] = F.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=NONE)
    graded = ~batch.factuality.isnan()
    if graded.any():
        out["factuality"] = F.smooth_l1_loss(factuality[..., 0][graded], batch.factuality[graded])
    triggers, words = pairs.split(PAIR, dim=-1)
    for name, scorer, rows in (
        ("arguments", network.arguments, batch.arguments),
        ("frames", network.frames, batch.frames),
    ):
        if len(rows.at):
            scores = scorer(triggers[rows.window, rows.at], words[rows.window])
            out[name] = F.cross_entropy(scores.float().flatten(0, 1), rows.roles.flatten(), ignore_index=NONE)
    if batch.told:
        found = [
            told_chances(network, types[row, :size], pairs[row, :size], told)[right].logsumexp(0)
            for row, size, told, right in batch.told
        ]
        out["told"] = -torch.stack(found).mean()
    return out


def told_chances(network: Network, types: torch.Tensor, pairs: torch.Tensor, told: Told) -> torch.Tensor:
    """Return the log chance of each type for what a source does to a target, where the trigger is not marked.

    Every word may be the trigger, as likely as it names an event at all, has the source for an actor, and has the
    target for a recipient or another actor; a type's chance is summed over the words.

    Args:
        network: its scorer of arguments is asked.
        types: [T, 1 + types] scores of the words of a text, no event first.
        pairs: [T, 2 * PAIR] their states.
        told: the source and the target; either may be unknown.
    """
    triggers, words = pairs.split(PAIR, dim=-1)
    chances = types.log_softmax(-1)
    event = chances[:, 1:].logsumexp(-1)
    trigger = event
    for part, roles in ((told.source, slice(1, 2)), (told.target, slice(1, 3))):
        if part:
            scores = network.arguments(triggers, words[slice(*part)].expand(len(triggers), -1, -1)).float()
            trigger = trigger + scores.log_softmax(-1)[:, :, roles].logsumexp(-1).mean(1) / 2
    of_type = chances[:, 1:] - event[:, None]
    return (trigger.log_softmax(0)[:, None] + of_type).logsumexp(0)


def _label_loss(network: Network, ends: torch.Tensor, batch: Batch) -> torch.Tensor:
    dependents, heads = ends.split(LABEL, dim=-1)
    with_root = torch.cat([network.label_root.expand(heads.shape[0], 1, LABEL).to(heads.dtype), heads], dim=1)
    row, word = ((batch.heads != NONE) & (batch.deprels != NONE)).nonzero(as_tuple=True)
    scores = network.labels(dependents[row, word], with_root[row, batch.heads[row, word]])
    return F.cross_entropy(scores.float(), batch.deprels[row, word])


def _role_losses(network: Network, role: torch.Tensor, batch: Batch) -> dict[str, torch.Tensor]:
    words, cue_states = role.split(ROLE, dim=-1)
    cue = torch.matmul(batch.role_cue[:, None, :].to(role.dtype), cue_states[batch.role_window])[:, 0]
    mask = (batch.roles != NONE).float()
    tags, acts, kinds = network.roles(words[batch.role_window], cue, batch.role_distance, batch.role_sentence, mask)
    total = F.cross_entropy(tags.float().flatten(0, 1), batch.roles.flatten(), ignore_index=NONE, reduction="sum")
    out = {"roles": total / len(cue) / 15}
    if (batch.acts != NONE).any():
        out["acts"] = F.cross_entropy(acts.float(), batch.acts, ignore_index=NONE)
        out["kinds"] = F.cross_entropy(kinds.float(), batch.kinds, ignore_index=NONE)
    return out
