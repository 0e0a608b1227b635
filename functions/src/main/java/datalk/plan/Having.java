package datalk.plan;

import datalk.semantic.Measure;

/** A condition on a measure of each group: "lojas com mais de 50 pedidos". */
public record Having(Measure measure, Bounds bounds) {}
