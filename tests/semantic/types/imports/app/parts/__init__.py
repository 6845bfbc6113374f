from ..locks import LOCK as lock
