extension TrainingCurve {
  /// The curve of a log that any program wrote.
  ///
  /// Columns are known by names that are usual, whatever their case and separators: `step`, `iteration` or `epoch`;
  /// `loss` or `train_loss`; `validation_loss`, `val_loss` or `eval_loss`; `learning_rate` or `lr`; `gradient_norm` or
  /// `grad_norm`. Rows without a step are counted from 1.
  ///
  /// - Parameters:
  ///   - name: What to call the run.
  ///   - table: The log.
  ///   - lossUnit: What one of a loss is, such as nats a token; the axis doesn't say without.
  /// - Throws: ``DataError`` that lists the columns if none is a loss, or a step is no whole number.
  public init(_ name: String, _ table: ColumnTable, lossUnit: String? = nil) throws {
    let names = table.names.map { $0.lowercased().filter(\.isLetter) }
    func column(_ synonyms: [String]) -> [Double?]? {
      for synonym in synonyms {
        if let index = names.firstIndex(of: synonym) { return table.columns[index] }
      }
      return nil
    }
    let losses = column(["loss", "trainloss", "trainingloss", "losstrain", "batchloss"])
    let validation = column([
      "validationloss", "valloss", "validloss", "evalloss", "devloss", "lossval", "lossvalidation",
    ])
    guard losses != nil || validation != nil else {
      let most = 8
      let held = table.names.prefix(most).map { "“\(visibleLabel(String($0.prefix(40))))”" }
      let list = held.joined(separator: ", ") + (table.names.count > most ? " and more" : "")
      throw DataError(
        "\(table.path) has no column of losses; it should have “step” and “loss” or “validation_loss”, and has "
          + "\(held.isEmpty ? "none" : list).")
    }
    let stepColumn = column([
      "step", "steps", "globalstep", "iteration", "iterations", "iter", "epoch", "epochs",
    ])
    let steps = try table.lines.indices.map { row in
      guard let stepColumn else { return row + 1 }
      guard let step = stepColumn[row].flatMap({ Int(exactly: $0) }), step >= 0 else {
        throw DataError(
          "\(table.path), line \(table.lines[row]): the step is "
            + "\(stepColumn[row].map { NumberFormat.shortest.string($0) } ?? "missing"); it should be a whole number "
            + "from 0.")
      }
      return step
    }
    func points(_ numbers: [Double?]?) -> [Point] {
      zip(steps, numbers ?? []).compactMap { step, number in number.map { Point(step: step, value: $0) } }
    }
    self.name = name
    self.lossUnit = lossUnit
    self.losses = points(losses)
    trainLosses = []
    validationLosses = points(validation)
    learningRates = points(column(["learningrate", "lr"]))
    gradientNorms = points(column(["gradientnorm", "gradnorm"]))
  }
}
