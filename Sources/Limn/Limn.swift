// `import Limn` is all that a user writes.
@_exported import LimnCanvas
@_exported import LimnEngine
@_exported import LimnGraphs
@_exported import LimnPlots
