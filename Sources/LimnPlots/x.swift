@_exported import LimnCanvas
