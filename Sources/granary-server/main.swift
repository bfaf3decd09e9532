import GranaryServer

print(ServerSettings(store: "app.granary").store)
