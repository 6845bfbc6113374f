from users import users


async def delete(name):
    if not users.is_known(name):
        return
    if users.is_admin(name):  # expect: PC1005 "`users.is_admin(…)`"
        print("deleted")
